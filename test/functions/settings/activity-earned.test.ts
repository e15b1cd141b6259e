import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { listActivity } from '../../../functions/shared/api/activity-operations.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { openAccount, anAccount } from '../an-account.ts';
import { integrationPath, settingsApi } from './settings-api.ts';

const path = `${integrationPath}/activity`;
const pageSchema = z.object({
  items: z.array(
    z.looseObject({
      eventId: z.string(),
      earned: z.array(
        z.object({
          partnerId: z.string(),
          partnerName: z.string().nullable(),
          amount: z.object({ amount: z.int(), currency: z.string() }),
        }),
      ),
      steps: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
  ),
});

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

/** The activity of an account by its events: what was earned, and what each step says. */
async function activity(account: string, table = t.table) {
  const { status, body } = await settingsApi(table).call('GET', path, { account, role: 'viewer' });
  expect(status).toBe(200);
  listActivity.answer.schema?.parse(body);
  const { items } = pageSchema.parse(body);
  return new Map(
    items.map(({ eventId, earned, steps }) => [
      eventId,
      {
        earned: earned.map(({ partnerName, amount }) => [partnerName, amount.amount, amount.currency]),
        says: new Map(steps.map(({ code, message }) => [code, message])),
      },
    ]),
  );
}

const laterOn = paidOn + 3 * day;
const minimum = { amount: 5_000, currency: 'EUR' };

describe('what was earned by an event', () => {
  it('is in the list itself, with the partner and the rule by their names, and what is given back', async () => {
    const world = await anAccount(t.table, 'earned');
    await world.lead();
    await world.send(anEvent());
    await world.send(aRefund());
    await world.send(anEvent({ id: 'ev_2', transaction: { id: 'txn_2', date: laterOn } }));
    await world.send(aStateEvent());
    const lines = await activity('earned');
    expect(lines.get('ev_1')).toMatchObject({ earned: [['Northwind', 735, 'EUR']] });
    expect(lines.get('ev_1')?.says.get('reward_created')).toBe(
      'Northwind earned €4.90 by “1000” and €2.45 by “500”.',
    );
    expect(lines.get('ev_refund_1')?.earned).toEqual([['Northwind', -150, 'EUR']]);
    expect(lines.get('ev_refund_1')?.says.get('reward_reversed')).toBe(
      'Northwind gives back €1.00 by “1000” and €0.50 by “500”.',
    );
    // It was passed over, and got the use that the first one gave back.
    expect(lines.get('ev_2')?.earned).toEqual([['Northwind', 735, 'EUR']]);
    expect(lines.get('ev_2')?.says.get('rule_used_up')).toBe(
      'The customer has had all that the reward rule “1000” promises: 1 payment.',
    );
    expect(lines.get('ev_2')?.says.get('judged_again')).toMatch(/^The payment txn_cb_1 never brought money/);
    expect(lines.get('ev_state_1')?.earned).toEqual([['Northwind', -585, 'EUR']]);
    expect(lines.get('ev_state_1')?.says.get('use_given_back')).toMatch(
      /the reward rule “1000” has its use back/,
    );
  });

  it('leaves out what was cancelled, and says so', async () => {
    const world = await anAccount(t.table, 'cancelled');
    await world.lead();
    await world.send(anEvent());
    const of500 = ({ amount }: Record<string, unknown>) => (amount as { amount: number }).amount === 245;
    await world.patch('rewards', { status: 'cancelled' }, of500);
    const line = (await activity('cancelled')).get('ev_1');
    expect(line?.earned).toEqual([['Northwind', 490, 'EUR']]);
    expect(line?.says.get('reward_created')).toBe(
      'Northwind earned €4.90 by “1000” and €2.45 by “500” (cancelled since).',
    );
  });

  it('is told by as many requests for fifty payments as for two', async () => {
    const world = await anAccount(t.table, 'many');
    await world.lead();
    const counts: number[] = [];
    for (let n = 1; n <= 50; n++) {
      await world.send(anEvent({ id: `ev_${n}`, transaction: { id: `txn_${n}` } }));
      if (n !== 2 && n !== 50) continue;
      let requests = 0;
      const client = new Proxy(t.table.client, {
        get: (target, property): unknown => {
          if (property === 'send') requests++;
          return Reflect.get(target, property);
        },
      });
      expect((await activity('many', { ...t.table, client })).size).toBe(n);
      counts.push(requests);
    }
    expect(counts[1]).toBe(counts[0]);
  });
});

describe('a reason tells the whole of it', () => {
  /** A program whose rules ask for a minimum. */
  async function withMinimum(account: string, ...minimums: object[]) {
    const world = await anAccount(t.table, account);
    const rewardRules = minimums.map((one, n) => ({
      name: `Rule ${n + 1}`,
      reward: { kind: 'percentage', basisPoints: 1_000 },
      lasts: { kind: 'forever' },
      minimum: one,
    }));
    const programId = await world.create('programs', { name: 'From 50', rewardRules });
    const partnerId = await world.create('partners', { name: 'Bluebird', email: 'b@example.com', programId });
    await world.create('leads', { email: 'ada@example.com', partnerId });
    return { ...world, programId, partnerId };
  }

  it('the rule by its name, the minimum and the amount', async () => {
    const world = await withMinimum('minimum', minimum, { amount: 1, currency: 'USD' });
    await world.send(anEvent());
    const line = (await activity('minimum')).get('ev_1');
    expect(line?.earned).toEqual([]);
    expect(line?.says.get('below_minimum')).toBe(
      '€49.00 is below €50.00, the minimum of the reward rule “Rule 1”.',
    );
    expect(line?.says.get('other_currency')).toBe(
      'The minimum of the reward rule “Rule 2” is in USD, and the payment in EUR.',
    );
  });

  it('also where the partner has another program by now, or the program was deleted', async () => {
    const world = await withMinimum('moved', minimum);
    await world.send(anEvent());
    const other = await world.create('programs', { name: 'Other', rewardRules: [] });
    await world.patch('partners', { programId: other }, ({ id }) => id === world.partnerId);
    const says = async () => (await activity('moved')).get('ev_1')?.says.get('below_minimum');
    expect(await says()).toMatch(/the minimum of the reward rule “Rule 1”/);
    const { status } = await world.records.call('DELETE', `/v1/programs/${world.programId}`, {
      account: 'moved',
    });
    expect(status).toBe(204);
    expect(await says()).toBe(
      "The payment is below the reward rule's minimum amount. Its program was deleted.",
    );
  });

  it('the payment that a refund waits for', async () => {
    await anAccount(t.table, 'waits');
    await openAccount(t.table, 'waits', undefined, 50).send(aRefund());
    const line = (await activity('waits')).get('ev_refund_1');
    expect(line?.says.get('payment_not_seen')).toMatch(/^Its payment txn_cb_1 is not recorded yet/);
  });

  it('the partner who is not active', async () => {
    const world = await anAccount(t.table, 'inactive');
    await world.lead();
    await world.patch('partners', { status: 'declined' });
    await world.send(anEvent());
    const line = (await activity('inactive')).get('ev_1');
    expect(line?.says.get('partner_not_active')).toBe('Northwind is not active, so no reward was given.');
  });
});
