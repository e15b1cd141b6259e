import * as z from 'zod/mini';
import { shapeOf } from '../../shape-of.ts';
import type { Account } from '../account.ts';
import type { CommitResult } from './commit-writes.ts';
import { commitWithRetries } from './commit-with-retries.ts';
import { keysOf } from '../keys.ts';
import { readAs } from '../items/read-as.ts';
import { readItem } from '../reads/read-item.ts';
import type { Table } from '../table.ts';
import type { Write } from './write.ts';

/** How a caller names a request that may be sent again. `bodyHash` tells another body under the same key. */
export interface Idempotency {
  readonly route: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** An answer as it is kept for whoever asks again; the body is any JSON. */
interface KeptAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What to do at most once, and what is answered then. `now` is epoch milliseconds. */
export interface Effect {
  readonly writes: readonly Write[];
  readonly answer: KeptAnswer;
  readonly now: number;
  readonly idempotency?: Idempotency | undefined;
}

/**
 * - `replayed`: it was done before under this key, and answered so
 * - `key_reused`: something else was done under this key
 */
type Used = { readonly kind: 'replayed'; readonly answer: KeptAnswer } | { readonly kind: 'key_reused' };

export type OnceResult = CommitResult | Used;

const keepSeconds = 24 * 60 * 60;

/** An answer as it stands in the table, for whoever asks again until then. */
interface Kept extends Pick<Idempotency, 'bodyHash'> {
  /** JSON. */
  readonly answer: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
}
const keptSchema = shapeOf<Kept>()({ bodyHash: z.string(), answer: z.string(), expiresAt: z.int() });
const answerSchema = shapeOf<KeptAnswer>()({
  status: z.int(),
  body: z.exactOptional(z.unknown()),
  headers: z.exactOptional(z.record(z.string(), z.string())),
});

function useOf(kept: Kept, { bodyHash }: Idempotency): Used {
  if (kept.bodyHash !== bodyHash) return { kind: 'key_reused' };
  return { kind: 'replayed', answer: readAs(answerSchema, JSON.parse(kept.answer)) };
}

/** Keeps an answer under the caller's key, for the write of its effect: refused where the key was used. */
export function keptWrite(
  account: Account,
  {
    answer,
    now,
    idempotency: { route, key, bodyHash },
  }: Omit<Effect, 'writes'> & { readonly idempotency: Idempotency },
): Write {
  const at = Math.floor(now / 1000);
  const kept: Kept = { bodyHash, answer: JSON.stringify(answer), expiresAt: at + keepSeconds };
  return {
    kind: 'put',
    item: { ...keysOf(account).idempotency(route, key), ...kept },
    condition: { kind: 'absent_or_expired', at },
  };
}

/**
 * Writes all of it or nothing, and with it the answer under the caller's key, for 24 hours. Under a key that was used
 * nothing is written, whatever else would have stood in the way.
 * @throws as `commitWrites` does
 */
export async function commitOnce(table: Table, account: Account, effect: Effect): Promise<OnceResult> {
  const { writes, idempotency } = effect;
  if (idempotency === undefined) return commitWithRetries(table, writes);
  const mark = keptWrite(account, { ...effect, idempotency });
  const result = await commitWithRetries(table, [...writes, mark]);
  const used = result.kind === 'refused' ? result.refused.find(({ write }) => write === mark) : undefined;
  return used === undefined ? result : useOf(readAs(keptSchema, used.found), idempotency);
}

/** What the caller's key was used for, where it cannot be done now: it may have been done before. */
export async function findKept(
  table: Table,
  account: Account,
  { now, idempotency }: Pick<Effect, 'now' | 'idempotency'>,
): Promise<Used | { readonly kind: 'not_kept' }> {
  if (idempotency === undefined) return { kind: 'not_kept' };
  const kept = await readItem(
    table,
    keysOf(account).idempotency(idempotency.route, idempotency.key),
    keptSchema,
  );
  const isOver = kept !== undefined && kept.expiresAt <= Math.floor(now / 1000);
  return kept === undefined || isOver ? { kind: 'not_kept' } : useOf(kept, idempotency);
}
