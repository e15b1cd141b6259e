import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { paths } from '../../functions/shared/deployment/paths.ts';
import type { ApiClient } from '../api-client.ts';
import { CommandError } from '../command-error.ts';

const money = z.object({ amount: z.int(), currency: z.string() });
const line = z.object({
  eventId: z.string(),
  outcome: z.string(),
  chargebeeTransactionId: z.string().nullable(),
  steps: z.array(
    z.object({
      action: z.string(),
      code: z.string(),
      message: z.string(),
      refs: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
    }),
  ),
});
const reward = z.object({ id: z.string(), partnerId: z.string(), status: z.string(), amount: money });

/** Waits (a minute at most) until the event is decided, and tells what happened in lines of text. */
export async function reportActivity(api: ApiClient, eventId: string): Promise<string[]> {
  const { outcome, chargebeeTransactionId, steps } = await decided(api, eventId);
  const told = steps.map(({ action, code, message, refs }) => {
    const ids = Object.entries(refs).map(([name, value]) => `${name} ${[value].flat().join(', ')}`);
    return [`  ${action}: ${code}`, `    ${message}`, ...ids.map((text) => `    ${text}`)].join('\n');
  });
  const rewardIds = steps.flatMap(({ refs }) => refs['rewardIds'] ?? []);
  const rewards = await Promise.all(rewardIds.map((id) => describeReward(api, id)));
  // What a refund or a void of this payment has to name.
  const about = chargebeeTransactionId === null ? [] : [`  Chargebee transaction ${chargebeeTransactionId}`];
  return [`${eventId}: ${outcome}`, ...about, ...told, ...rewards];
}

async function decided(api: ApiClient, eventId: string): Promise<z.infer<typeof line>> {
  const path = `${paths.integration}/activity/${encodeURIComponent(eventId)}`;
  for (let tries = 0; tries < 300; tries++) {
    const { status, body } = await api('GET', path);
    if (status === 200) return line.parse(body);
    if (status !== 404) throw new CommandError(`GET ${path} answered ${status} ${JSON.stringify(body)}`);
    await sleep(200);
  }
  throw new CommandError(`${eventId} is not decided after a minute. Is the worker up? See /healthz.`);
}

async function describeReward(api: ApiClient, id: string): Promise<string> {
  const { status, body } = await api('GET', `/v1/rewards/${id}`);
  if (status !== 200) return `Reward ${id} cannot be read: ${status}`;
  const { amount, partnerId, status: state } = reward.parse(body);
  const whose = amount.amount < 0 ? 'given back by' : 'for';
  return `Reward ${id}: ${amount.amount} ${amount.currency} (minor units) ${whose} ${partnerId}, ${state}`;
}
