import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import * as z from 'zod';
import type { ChargebeeEvent } from '../../functions/shared/domain/event.ts';
import { accountSchema } from '../../functions/shared/store/account.ts';
import { plantLaterFields } from '../support/later-fields.ts';
import { anEvent, day, paidOn } from '../support/payment-case.ts';
import { testTable, type TestTable } from '../support/table.ts';
import { aCustomerEvent, aDeletedRefund, aRefund, aStateEvent } from '../support/transaction-event.ts';
import { anAccount, type World } from './an-account.ts';
import { jobsFunction } from './jobs/jobs-world.ts';
import { allOn, integrationPath } from './settings/settings-api.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

type Does = (world: World) => Promise<unknown>;

const payment = (n: number) =>
  anEvent({
    id: `ev_${n}`,
    transaction: { id: `txn_cb_${n}`, date: paidOn + n, resourceVersion: paidOn + n },
  });
const pays =
  (...ns: number[]): Does =>
  async ({ lead, send }) => {
    await lead();
    for (const n of ns) await send(payment(n));
  };
const sends =
  (...events: ChargebeeEvent[]): Does =>
  async ({ send }) => {
    for (const event of events) await send(event);
  };
const voided = aStateEvent();
const revived = aStateEvent({
  id: 'ev_state_2',
  transaction: { status: 'success', resourceVersion: paidOn + 3 * day },
});
const all =
  (...them: Does[]): Does =>
  async (world) => {
    for (const one of them) await one(world);
  };
/** Its first payment cannot be decided. */
const failsFirst = all(
  ({ lead }) => lead(),
  ({ fail }) => fail(payment(1)),
);
const jobs = z.object({ items: z.tuple([z.object({ id: z.string() })]) });
const jobIdOf = async ({ settings, account }: World): Promise<string> =>
  jobs.parse((await settings.call('GET', '/v1/jobs', { account })).body).items[0].id;
/** Does the step of a version of the account's job. */
async function step(world: World, version: number): Promise<void> {
  const { receive } = jobsFunction(t.table, { sendJob: () => Promise.resolve() });
  const account = accountSchema.parse(world.account);
  expect(await receive({ v: 1, account, jobId: await jobIdOf(world), version })).toBe(true);
}
/** Of a refund that names no payment. */
const unnamed = aDeletedRefund();

/*
 * What goes by its meaning, and takes along what is kept with it: the steps of an earlier decision, a value that the event
 * tells anew, whoever is no customer any more. How many of each. An item that is deleted is not asked about.
 */
const steps = '2 event.steps[]';
const failedFacts = [
  '1 payment.amount',
  '1 payment.chargebeeCustomer',
  '1 payment.invoices[]',
  '1 payment.invoices[].applied',
];

describe('what a later release wrote stays, and is shown', () => {
  test.each<{ name: string; before: Does; does: Does; gone?: string[] }>([
    { name: 'a repeat payment', before: pays(1), does: sends(payment(2)) },
    { name: 'a third payment that a rule passes over', before: pays(1, 2), does: sends(payment(3)) },
    { name: 'a copy', before: pays(1), does: sends(payment(1), { ...payment(1), id: 'ev_copy' }) },
    { name: 'a refund', before: pays(1), does: sends(aRefund()) },
    {
      name: 'a newer state of a refund',
      before: all(pays(1), sends(aRefund())),
      does: sends(unnamed),
      gone: ['1 payment.refunds[].amount'],
    },
    {
      name: 'a payment that dies, and gives its use to another',
      before: pays(1, 2),
      does: sends(voided),
      gone: ['1 rule-uses.byRule.….passedOver[]'],
    },
    {
      name: 'a payment that dies, and gives its use to one of two others',
      before: pays(1, 2, 3),
      does: sends(voided),
      gone: ['1 rule-uses.byRule.….passedOver[]'],
    },
    { name: 'a payment that lives again', before: all(pays(1), sends(voided)), does: sends(revived) },
    {
      name: 'a payment that events waited for',
      before: all(sends(aRefund(), voided), async ({ lead }) => lead()),
      does: sends(payment(1)),
      gone: [steps],
    },
    { name: 'an event that waits beside another', before: sends(aRefund()), does: sends(voided) },
    {
      name: 'an event that waits beside another of its refund',
      before: sends(unnamed),
      does: sends({ ...unnamed, id: 'ev_deleted_2' }),
    },
    { name: 'a refund that moves what waits for it', before: sends(unnamed), does: sends(aRefund()) },
    {
      name: 'a refund that what waited is settled by',
      before: all(pays(1), sends(unnamed)),
      does: sends(aRefund()),
      gone: [steps],
    },
    {
      name: 'a payment that failed, and is decided',
      before: failsFirst,
      does: sends(payment(1)),
      gone: [...failedFacts, '2 payment.line.steps[]'],
    },
    {
      name: 'a payment that failed, and is decided by another event',
      before: failsFirst,
      does: sends({ ...payment(1), id: 'ev_copy' }),
      gone: failedFacts,
    },
    {
      name: 'a payment that failed, with events that wait, and fails again',
      before: all(sends(aRefund()), failsFirst),
      does: ({ fail }) => fail(payment(1)),
      gone: [...failedFacts, '2 payment.line.steps[]'],
    },
    {
      name: 'a refund that failed, and is decided',
      before: all(pays(1), ({ fail }) => fail(aRefund())),
      does: sends(aRefund()),
      gone: ['1 event.amount', steps],
    },
    {
      name: 'an unmatched payment that is recorded, after a refund of it',
      before: all(sends(payment(1), aRefund()), async ({ lead }) => lead()),
      does: sends({ ...payment(1), id: 'ev_again' }),
      gone: ['1 payment.chargebeeCustomer'],
    },
    {
      name: 'a customer that changes',
      before: all(pays(1), sends(aCustomerEvent())),
      does: sends(
        aCustomerEvent({ id: 'ev_c2', customer: { firstName: 'A.', resourceVersion: paidOn + 2 * day } }),
      ),
    },
    {
      name: 'a payment that shows a newer state of its customer',
      before: all(pays(1), sends(aCustomerEvent())),
      does: sends(
        anEvent({
          id: 'ev_2',
          transaction: { id: 'txn_cb_2' },
          customer: { firstName: 'A.', resourceVersion: paidOn + 2 * day },
        }),
      ),
    },
    {
      name: 'a customer that is deleted',
      before: all(pays(1), sends(aCustomerEvent())),
      does: sends(
        aCustomerEvent({
          id: 'ev_c2',
          type: 'customer_deleted',
          customer: { resourceVersion: paidOn + 2 * day },
        }),
      ),
      gone: [
        '1 customer.followed[]',
        '1 email.customer.followed[]',
        '1 identity.customer',
        '1 identity.customer.followed[]',
        '1 identity.customer.source',
      ],
    },
    {
      name: 'a customer that changes before its first payment, twice',
      before: sends(aCustomerEvent()),
      does: sends(
        aCustomerEvent({ id: 'ev_c2', customer: { firstName: 'A.', resourceVersion: paidOn + 2 * day } }),
      ),
      gone: ['1 identity.told.state'],
    },
    {
      name: 'a customer that is deleted before its first payment',
      before: sends(aCustomerEvent()),
      does: sends(
        aCustomerEvent({
          id: 'ev_c2',
          type: 'customer_deleted',
          customer: { resourceVersion: paidOn + 2 * day },
        }),
      ),
    },
    {
      name: 'the first payment of a customer that changed before',
      before: all(sends(aCustomerEvent()), async ({ lead }) => lead()),
      does: sends(payment(1)),
      gone: ['1 identity.told', '1 identity.told.state'],
    },
    {
      name: 'a lead that is converted, and a deal',
      before: async ({ lead, deal }) => [await lead(), await deal()],
      does: sends(payment(1)),
    },
    {
      name: 'a job that is paused, goes on, and is done',
      before: async (world) => {
        await pays(1)(world);
        const body = { outcomes: ['failed'], from: '2026-01-01T00:00:00Z' };
        await world.settings.call('POST', `${integrationPath}/activity/replay`, { ...world, body });
        await step(world, 1);
      },
      does: async (world) => {
        for (const move of ['pause', 'resume'])
          await world.settings.call('POST', `/v1/jobs/${await jobIdOf(world)}/${move}`, world);
        await step(world, 4);
      },
      gone: ['1 job.position'],
    },
    {
      name: 'a reward that is approved',
      before: pays(1),
      does: ({ patch }) => patch('rewards', { status: 'approved' }),
    },
    {
      name: 'a reversal that is paid after its reward',
      before: async (world) => {
        await all(pays(1), sends(aRefund()))(world);
        world.records.state.now = Date.UTC(2027, 1, 1);
        const isReward = ({ kind }: Record<string, unknown>) => kind === 'reward';
        const { ruleId } = await world.first('rewards', isReward);
        const its = (one: Record<string, unknown>) => isReward(one) && one['ruleId'] === ruleId;
        await world.patch('rewards', { status: 'approved' }, its);
        await world.patch('rewards', { status: 'paid' }, its);
      },
      does: async ({ patch, first }) => {
        const { ruleId } = await first('rewards', ({ status }) => status === 'paid');
        await patch(
          'rewards',
          { status: 'paid' },
          (one) => one['kind'] === 'reversal' && one['ruleId'] === ruleId,
        );
      },
    },
    { name: 'a program', before: pays(1), does: ({ patch }) => patch('programs', { name: 'New' }) },
    {
      name: 'a program whose rules end',
      before: pays(1),
      does: ({ patch }) => patch('programs', { rewardRules: [] }),
    },
    { name: 'a partner', before: pays(1), does: ({ patch }) => patch('partners', { status: 'declined' }) },
    {
      name: 'an open lead',
      before: async ({ lead }) => lead(),
      does: ({ patch }) => patch('leads', { company: 'New' }),
    },
    { name: 'a converted lead', before: pays(1), does: ({ patch }) => patch('leads', { company: 'New' }) },
    {
      name: 'a free deal',
      before: async ({ deal }) => deal(),
      does: ({ patch }) => patch('deals', { status: 'lost', contacts: [{ email: 'ada@example.com' }] }),
    },
    {
      name: 'a customer by hand',
      before: all(pays(1), sends(aCustomerEvent())),
      does: ({ patch }) => patch('customers', { company: 'New' }),
    },
    {
      name: 'a customer with another email',
      before: all(pays(1), sends(aCustomerEvent())),
      does: ({ patch }) => patch('customers', { email: 'b@example.com' }),
    },
    {
      name: 'a customer with another Chargebee id',
      before: pays(1),
      does: ({ patch }) => patch('customers', { properties: { chargebee_customer_id: 'cb_2' } }),
    },
    {
      name: 'the options',
      before: pays(1),
      does: ({ configure }) =>
        configure('PUT', '', { status: 'on', options: { ...allOn, convertLead: false } }),
    },
    {
      name: 'the integration off',
      before: pays(1),
      does: ({ configure }) => configure('PUT', '', { status: 'off', options: allOn }),
    },
    {
      name: 'a new webhook key',
      before: ({ configure }) => configure('POST', '/webhook/rotate', {}),
      does: ({ configure }) => configure('POST', '/webhook/rotate', {}),
    },
    {
      name: 'Basic credentials',
      before: () => Promise.resolve(),
      does: ({ configure }) =>
        configure('PUT', '/webhook/basic-auth', { username: 'chargebee', password: 'secret' }),
    },
    {
      name: 'what the webhook turned away',
      before: ({ refuse }) => refuse(paidOn),
      does: ({ refuse }) => refuse(paidOn + 120_000),
    },
  ])('$name', async ({ before, does, gone = [] }) => {
    const world = await anAccount(t.table, `a-${ulid()}`);
    await before(world);
    const lostOf = await plantLaterFields(t.table, world.account);
    await world.read();
    await does(world);
    expect(await lostOf()).toEqual(gone);
    await world.read();
  });
});
