import { setTimeout as sleep } from 'node:timers/promises';
import { paths } from '../../functions/shared/deployment/paths.ts';
import type { ApiClient } from '../../local/api-client.ts';
import type { Payer } from '../support/payers.ts';
import { paymentEvents } from './payment-events.ts';
import { percentiles, type Percentiles } from '../support/percentiles.ts';
import { post } from './post.ts';

interface Tenant {
  readonly api: ApiClient;
  readonly payers: readonly Payer[];
  readonly webhookUrl: string;
}

/** Pays once, and waits until the API shows the line of it. @returns milliseconds */
async function commitTime({ api, payers, webhookUrl }: Tenant): Promise<number> {
  const [event] = paymentEvents(payers, 1);
  if (event === undefined) throw new Error('There is no payment.');
  const from = performance.now();
  await post(webhookUrl, event.body);
  const path = `${paths.integration}/activity/${event.id}`;
  while ((await api('GET', path)).status !== 200) await sleep(2);
  return performance.now() - from;
}

async function commitTimes(tenant: Tenant, count: number): Promise<Percentiles> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    times.push(await commitTime(tenant));
    await sleep(20);
  }
  return percentiles(times);
}

export interface Fairness {
  readonly alone: Percentiles;
  /** While the other account's events are waiting in the queue. */
  readonly flooded: Percentiles;
  readonly floodLeft: number;
}

/** How long a payment takes alone, and while another account has flooded the queue. */
export async function fairness(
  quiet: Tenant,
  flooding: Tenant,
  flood: number,
  waiting: () => Promise<number>,
): Promise<Fairness> {
  const alone = await commitTimes(quiet, 40);
  const events = paymentEvents(flooding.payers, flood);
  const next = events.values();
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (const { body } of next) await post(flooding.webhookUrl, body);
    }),
  );
  const flooded = await commitTimes(quiet, 40);
  return { alone, flooded, floodLeft: await waiting() };
}
