import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import type { Unmatched } from './unmatched.ts';
import { inboxPath } from './use-inbox.ts';

/** Payments of the inbox of which it is clear who is meant: how many, and the first of them with their one candidate. */
export interface ClearCases {
  readonly count: number;
  readonly items: readonly Unmatched[];
}

type Found = ClearCases | { readonly jobId: string };

/** An answer of the API: the clear cases, or the job that finds or links them. */
const foundIn = (answer: unknown): Found =>
  typeof answer === 'object' && answer !== null && 'status' in answer
    ? { jobId: (answer as Schemas['Job']).id }
    : (answer as ClearCases);

/** Finds the clear cases, and links them. */
export function useClearCases() {
  const api = useApi();
  // One key for one opening of the question: a second try starts no second job.
  const [key, setKey] = useState('');
  const ask = async (dryRun: boolean) => {
    const params = dryRun ? {} : { header: { 'Idempotency-Key': key } };
    const { data } = await api.POST(`${inboxPath}/link-clear-cases`, { params, body: { dryRun } });
    return foundIn(data);
  };
  const find = useMutation({
    mutationFn: () => {
      setKey(crypto.randomUUID());
      return ask(true);
    },
  });
  const link = useMutation({ mutationFn: () => ask(false) });
  return { find, link };
}
