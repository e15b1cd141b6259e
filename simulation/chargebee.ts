import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { paths } from '../functions/shared/deployment/paths.ts';
import { accountSchema } from '../functions/shared/store/account.ts';
import { withCheck } from '../functions/shared/webhook-check.ts';
import type { Faults } from './faults.ts';
import type { Parts } from './parts-of.ts';
import { queueClientOf } from './queue-client.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { SimulatedQueue } from './simulated-queue.ts';

/** A body that Chargebee posts at a webhook, from this time on until it is answered. */
export interface Posting {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly account: string;
  readonly body: string;
}

export interface Chargebee {
  readonly post: (posting: Posting) => void;
  /** Requests that were made. */
  readonly deliveries: () => number;
}

interface ChargebeeOptions {
  readonly parts: Parts;
  readonly scheduler: Scheduler;
  readonly queue: SimulatedQueue;
  readonly faults: Faults;
  /** A message is in the queue. */
  readonly sent: () => void;
}

const minute = 60_000;
const hour = 60 * minute;
/** After each attempt that was not answered with 2xx; then an admin sends it again by hand. */
const retries = [2 * minute, 6 * minute, 30 * minute, hour, 5 * hour, 24 * hour, 48 * hour];
const byHand = hour;
const secret = 'of the simulation';

/** Chargebee as it is documented, and the webhook that it posts to: the real one, up to its queue. */
export function chargebeeOf({ parts, scheduler, queue, faults, sent }: ChargebeeOptions): Chargebee {
  const chargebee: Owner = { name: 'chargebee', alive: true };
  const webhook: Owner = { name: 'webhook', alive: true };
  /** By their webhook keys. */
  const accounts = new Map<string, string>();
  let deliveries = 0;
  const client = queueClientOf({ scheduler, queue, faults, sent }, webhook);
  const take = parts.takeIn({
    keys: {
      read: (key) => Promise.resolve({ account: accountSchema.parse(accounts.get(key)) }),
      secret: () => Promise.resolve(secret),
    },
    tell: () => Promise.resolve(0),
    keepRefusals: () => Promise.resolve(true),
    rates: { key: Infinity, unknownKeys: Infinity },
    queue: parts.enqueueTo(client, 'https://queue.example/events'),
    clock: scheduler.now,
  });

  async function post(posting: Posting, attempt: number): Promise<void> {
    deliveries++;
    const key = withCheck(posting.account, secret);
    accounts.set(key, posting.account);
    const request = {
      rawPath: `${paths.webhook}/${key}`,
      requestContext: { http: { method: 'POST' } },
      headers: {},
      body: posting.body,
    };
    const { answer } = await take(request as unknown as APIGatewayProxyEventV2);
    if (answer.status < 300 && !faults.strikes('answerLost')) return;
    // A body that is refused is refused for ever.
    if (attempt >= retries.length && answer.status !== 503) return;
    later(posting, scheduler.now() + (retries[attempt] ?? byHand), attempt + 1);
  }

  function later(posting: Posting, at: number, attempt: number): void {
    scheduler.at(chargebee, at, 'posts', () => void post(posting, attempt));
  }

  return {
    post: (posting) => {
      later(posting, posting.at, 0);
    },
    deliveries: () => deliveries,
  };
}
