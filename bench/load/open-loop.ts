import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { paths } from '../../functions/shared/deployment/paths.ts';
import type { ApiClient } from '../../local/api-client.ts';
import type { Payer } from '../support/payers.ts';
import { readAll } from '../support/read-all.ts';
import { paymentEvents } from './payment-events.ts';
import { percentiles, type Percentiles } from '../support/percentiles.ts';
import { post } from './post.ts';

const line = z.object({ eventId: z.string(), receivedAt: z.coerce.date(), processedAt: z.coerce.date() });

export interface Loaded {
  /** Posts a second that were offered, and that were answered from the first to the last. */
  readonly offered: number;
  readonly answered: number;
  readonly failed: number;
  readonly answer: Percentiles;
  /** From when the webhook received an event to when the worker decided it; its write follows within milliseconds. */
  readonly commit: Percentiles;
}

/** Posts at a steady rate, whatever the answers do: a slow answer holds back no other post, and its wait is counted. */
export async function openLoop(
  api: ApiClient,
  { payers, webhookUrl }: { readonly payers: readonly Payer[]; readonly webhookUrl: string },
  offered: number,
  seconds: number,
): Promise<Loaded> {
  const events = paymentEvents(payers, offered * seconds);
  const from = performance.now();
  const answers = await Promise.all(
    events.map(async ({ body }, n) => {
      const due = from + (n * 1_000) / offered;
      await sleep(Math.max(0, due - performance.now()));
      return post(webhookUrl, body).then(
        () => performance.now() - due,
        () => undefined,
      );
    }),
  );
  const took = (performance.now() - from) / 1_000;
  const times = answers.filter((time) => time !== undefined);
  const ids = new Set(events.filter((_, n) => answers[n] !== undefined).map(({ id }) => id));
  for (;;) {
    const lines = await readAll(api, `${paths.integration}/activity`, line);
    const own = lines.filter(({ eventId }) => ids.has(eventId));
    if (own.length === ids.size) {
      const commits = own.map(({ receivedAt, processedAt }) => processedAt.getTime() - receivedAt.getTime());
      const failed = events.length - times.length;
      return {
        offered,
        answered: times.length / took,
        failed,
        answer: percentiles(times),
        commit: percentiles(commits),
      };
    }
    await sleep(1_000);
  }
}
