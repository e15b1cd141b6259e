import * as z from 'zod';
import type { ApiClient } from '../../local/api-client.ts';
import { paymentSucceeded } from './chargebee-event.ts';
import type { TestStack } from './stack.ts';

const created = z.object({ id: z.string() });
const page = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() });
const turnedOn = z.object({ version: z.int(), webhook: z.object({ url: z.url() }) });

/** An account of a stack, as its admin and Chargebee use it. */
export interface Workspace {
  readonly api: ApiClient;
  readonly webhook: string;
  readonly programId: string;
  readonly partnerId: string;
  /** Creates a record and gives its id. */
  readonly create: (resource: string, body: unknown) => Promise<string>;
  /** The body of a GET that has to succeed. */
  readonly get: (path: string) => Promise<unknown>;
  /** The ids on all pages of a list. */
  readonly ids: (path: string) => Promise<string[]>;
  /** Posts an event to the webhook. */
  readonly post: (event: unknown, headers?: Record<string, string>, url?: string) => Promise<Response>;
  /** Posts a payment and waits until it is decided; gives the event's id. */
  readonly pay: (overrides: Parameters<typeof paymentSucceeded>[0]) => Promise<string>;
}

let events = 0;

/** A payment with ids of its own, unless the overrides name them. */
export function aPayment(overrides: Parameters<typeof paymentSucceeded>[0] = {}): Record<string, unknown> {
  const n = String(++events);
  return paymentSucceeded({
    ...overrides,
    event: { id: `ev_${n}`, ...overrides.event },
    transaction: { id: `txn_${n}`, ...overrides.transaction },
  });
}

/** An account with a program that pays ten percent, a partner in it, and the integration on. */
export async function workspace(stack: TestStack, account: string): Promise<Workspace> {
  const api = await stack.api(account);
  const create = async (resource: string, body: unknown): Promise<string> =>
    created.parse((await api('POST', `/v1/${resource}`, body)).body).id;
  const get = async (path: string): Promise<unknown> => {
    const { status, body } = await api('GET', path);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}.`);
    return body;
  };
  const rule = {
    name: 'Tenth',
    reward: { kind: 'percentage', basisPoints: 1000 },
    lasts: { kind: 'forever' },
  };
  const programId = await create('programs', { name: 'Referrals', rewardRules: [rule] });
  const partnerId = await create('partners', { name: 'Northwind', email: 'n@n.example', programId });
  const options = { convertLead: true, associateDeals: true, createTransactions: true };
  const on = await api('PUT', '/v1/integrations/chargebee', { status: 'on', options }, { 'if-match': '"0"' });
  const { webhook } = turnedOn.parse(on.body);
  const post: Workspace['post'] = (event, headers = {}, url = webhook.url) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof event === 'string' ? event : JSON.stringify(event),
    });
  return {
    api,
    webhook: webhook.url,
    programId,
    partnerId,
    create,
    get,
    post,
    ids: async (path) => {
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const next: string = cursor === '' ? '' : `${path.includes('?') ? '&' : '?'}cursor=${cursor}`;
        const { items, nextCursor } = page.parse(await get(path + next));
        found.push(...items.map(({ id }) => id));
        cursor = nextCursor;
      }
      return found;
    },
    pay: async (overrides) => {
      const event = aPayment(overrides);
      const { status } = await post(event);
      if (status !== 200) throw new Error(`The webhook answered ${status}.`);
      await stack.settle();
      return String(event['id']);
    },
  };
}
