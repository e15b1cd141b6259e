import { expect } from '@jest/globals';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import { encodeMessage } from '../../functions/shared/chargebee/message.ts';
import type { ChargebeeEvent } from '../../functions/shared/domain/event.ts';
import { accountSchema } from '../../functions/shared/store/account.ts';
import type { PaymentStore } from '../../functions/shared/store/payment-store.ts';
import type { Table } from '../../functions/shared/store/table.ts';
import { keepRefusals } from '../../functions/shared/store/webhook/webhook-refusals.ts';
import { aWorker, sqsRecord } from '../support/worker.ts';
import { recordsApi } from './records/records-api.ts';
import { integrationPath, settingsApi } from './settings/settings-api.ts';

/** When the worker works, and what makes ids. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly ulids: () => string;
}
const nextUlid = monotonicFactory();
const now: Moment = { clock: Date.now, ulids: () => nextUlid() };

const once = { kind: 'payments', count: 1 } as const;
const rule = (basisPoints: number, lasts: object) => ({
  name: `${basisPoints}`,
  reward: { kind: 'percentage', basisPoints },
  lasts,
});

/** An account with a partner of two rules, a lead and a deal that a payment of `anEvent` finds. */
export async function anAccount(plain: Table, account: string, { clock, ulids }: Moment = now) {
  const world = openAccount(plain, account, { clock, ulids });
  await world.settings.turnOn(account);
  const create = (resource: string, json: object) => world.records.create(resource, json, { account });
  const programId = await create('programs', {
    name: 'Referrals',
    rewardRules: [rule(1_000, once), rule(500, { kind: 'forever' })],
  });
  const email = 'ada@example.com';
  const partnerId = await create('partners', { name: 'Northwind', email, programId });
  return {
    ...world,
    create,
    programId,
    partnerId,
    lead: () => create('leads', { email, partnerId }),
    deal: () => create('deals', { name: 'Deal', contacts: [{ email, name: 'Ada' }], partnerId }),
  };
}

/**
 * What is done with an account that stands in a table already. Nothing of it may be unreadable.
 * @param firstKey the number of the next webhook key
 */
export function openAccount(plain: Table, account: string, { clock, ulids }: Moment = now, firstKey = 1) {
  const unreadable: string[] = [];
  const table: Table = { ...plain, unreadable: ({ message }) => unreadable.push(message) };
  const records = recordsApi(table, ulids);
  const settings = settingsApi(table, firstKey, ulids);

  const send = async (event: ChargebeeEvent, between?: (store: PaymentStore) => PaymentStore) => {
    const body = encodeMessage({ v: 1, account, kind: 'event', event });
    const { work, counted } = aWorker(table, between, clock, ulids);
    expect(await work(sqsRecord(body, { MessageGroupId: account }))).toEqual([]);
    expect(counted).not.toContain('ItemUnreadable');
  };
  const bug = () => Promise.reject(new TypeError('a bug'));
  /** The event cannot be decided. */
  const fail = (event: ChargebeeEvent) =>
    send(event, (store) => ({ ...store, load: bug, loadLedger: bug, loadCustomer: bug }));

  const first = async (resource: string, which: (one: Record<string, unknown>) => boolean = () => true) => {
    const { body } = await records.call('GET', `/v1/${resource}`, { account });
    const { items } = z.object({ items: z.array(z.looseObject({ id: z.string() })) }).parse(body);
    const found = items.find(which);
    if (found === undefined) throw new Error(`There are no ${resource}.`);
    return found;
  };
  /** Changes the first record of a resource. */
  const patch = async (resource: string, json: object, which?: (one: Record<string, unknown>) => boolean) => {
    const { id } = await first(resource, which);
    const { status, body } = await records.patch(`/v1/${resource}/${id}`, json, { account });
    expect({ status, body }).toMatchObject({ status: 200 });
  };
  const configure = async (method: string, path: string, body?: unknown) => {
    const { version } = await settings.integration('GET', integrationPath, { account });
    const headers = { 'if-match': `"${version}"` };
    await settings.integration(method, integrationPath + path, { account, body, headers });
  };
  const refuse = (at: number) =>
    keepRefusals(table, accountSchema.parse(account), { at, code: 'invalid_credentials', count: 1 });

  /** Asks for all that is shown. */
  const read = async () => {
    const day = new Date(clock()).toISOString().slice(0, 10);
    const lists = ['programs', 'partners', 'leads', 'deals', 'customers', 'transactions', 'rewards'];
    const answers = await Promise.all([
      ...lists.map((list) => records.call('GET', `/v1/${list}`, { account })),
      records.call('GET', `/v1/summary?from=${day}&to=${day}`, { account }),
      settings.call('GET', `${integrationPath}/activity`, { account }),
      settings.call('GET', `${integrationPath}/unmatched`, { account }),
      settings.call('GET', `${integrationPath}/health`, { account }),
      settings.call('GET', integrationPath, { account }),
      settings.call('GET', '/v1/jobs', { account }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(unreadable).toEqual([]);
  };
  return { account, records, settings, send, fail, first, patch, configure, refuse, read };
}

export type World = Awaited<ReturnType<typeof anAccount>>;
