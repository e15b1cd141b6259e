import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anewWorld } from '../jobs/anew-world.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { problemOf } from './settings-api.ts';

let testing: TestTable;
beforeAll(async () => (testing = await testTable()));
afterAll(() => testing.stop());

const aWorld = () => anewWorld(testing.table, 'reassign');
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('a customer is reassigned', () => {
  test('from now on: what was paid stays, and what is paid from then on is the new partner’s', async () => {
    const { reassign, send, pay, sumOf, partnerId, other, customerId } = await aWorld();
    await send(pay(1));
    expect(await reassign(other, 'keep')).toMatchObject({
      status: 200,
      body: {
        customer: { id: customerId, sourcePartnerId: other, source: { kind: 'manual', id: null } },
        moved: 0,
        kept: 0,
      },
    });
    await send(pay(2));
    expect([await sumOf(partnerId), await sumOf(other)]).toEqual([490 + 245, 700]);
  });

  test('with the past: each payment is judged by the rules of the new partner, and the old one gives back', async () => {
    const { reassign, send, pay, sumOf, rewardsOf, partnerId, other, get, customerId, queue } =
      await aWorld();
    for (const n of [1, 2]) await send(pay(n));
    const before = await rewardsOf(partnerId);
    const supposed = await reassign(other, 'move', { dryRun: true });
    expect(supposed).toMatchObject({
      status: 200,
      body: { customer: { sourcePartnerId: partnerId }, moved: 2, kept: 0 },
    });
    expect([await sumOf(partnerId), queue.length]).toEqual([490 + 2 * 245, 0]);

    const done = await reassign(other);
    expect(done).toMatchObject({
      status: 200,
      body: {
        moved: 2,
        kept: 0,
        partners: [
          { partnerId, difference: [eur(-490 - 2 * 245)] },
          { partnerId: other, difference: [eur(1_400)] },
        ],
      },
    });
    expect((supposed.body as { partners: unknown }).partners).toEqual(
      (done.body as { partners: unknown }).partners,
    );
    expect([await sumOf(partnerId), await sumOf(other), await sumOf()]).toEqual([0, 1_400, 1_400]);
    // What was given stays where it was listed; what was taken back comes after it.
    const after = await rewardsOf(partnerId);
    expect(after.slice(-before.length)).toEqual(before);
    expect(
      after
        .slice(0, -before.length)
        .map(({ amount }) => amount.amount)
        .sort(),
    ).toEqual([-245, -245, -490]);
    expect(await get(`/v1/transactions?customerId=${customerId}`)).toMatchObject({
      items: [{ partnerId: other }, { partnerId: other }],
    });
    expect(await get(`/v1/transactions?partnerId=${partnerId}`)).toMatchObject({ items: [] });
    // Once more changes nothing.
    expect(await reassign(other)).toMatchObject({ status: 200, body: { moved: 0, kept: 0 } });
    expect(await sumOf()).toBe(1_400);
  });

  test('what is given back later is given back by the new partner alone', async () => {
    const { reassign, send, pay, sumOf, partnerId, other, account, rewardsOf } = await aWorld();
    await send(pay(1));
    await reassign(other);
    const paymentId = `txn_cb_${account}_1`;
    await send(aRefund({ transaction: { paymentId, amount: eur(4_900) } }));
    expect([await sumOf(partnerId), await sumOf(other)]).toEqual([0, 0]);
    expect((await rewardsOf(other)).map(({ amount }) => amount.amount)).toEqual([-700, 700]);
  });

  test('a payment that died moves too, and earns by the new rules once it lives again', async () => {
    const { reassign, send, pay, sumOf, partnerId, other, account } = await aWorld();
    await send(pay(1));
    const state = (status: string, resourceVersion: number) =>
      aStateEvent({
        id: `ev_${account}_${status}`,
        transaction: { id: `txn_cb_${account}_1`, status, resourceVersion },
      });
    await send(state('voided', 2_000_000_000_000));
    expect(await reassign(other)).toMatchObject({ body: { moved: 1, kept: 0, partners: [] } });
    expect([await sumOf(partnerId), await sumOf(other)]).toEqual([0, 0]);
    await send(state('success', 2_000_000_000_001));
    expect([await sumOf(partnerId), await sumOf(other)]).toEqual([0, 700]);
  });

  test('what is paid stays whole, and is counted as kept', async () => {
    const { reassign, send, pay, sumOf, rewardsOf, move, partnerId, other, get, customerId } = await aWorld();
    for (const n of [1, 2]) await send(pay(n));
    const [first] = (await rewardsOf(partnerId)).slice(-1);
    await move(first?.id ?? '', 'approved', 'paid');
    expect(await reassign(other, 'move', { dryRun: true })).toMatchObject({ body: { moved: 1, kept: 1 } });
    expect(await reassign(other)).toMatchObject({ body: { moved: 1, kept: 1 } });
    expect([await sumOf(partnerId), await sumOf(other)]).toEqual([490 + 245, 700]);
    expect(await get(`/v1/transactions?customerId=${customerId}`)).toMatchObject({
      items: [{ partnerId: other }, { partnerId }],
    });
  });

  test('to none, no lead or deal gives it a partner any more; and back, by hand', async () => {
    const { reassign, send, pay, sumOf, partnerId, other, deal, get, customerId, records, account } =
      await aWorld();
    await send(pay(1));
    expect(await reassign(null)).toMatchObject({
      body: {
        customer: { sourcePartnerId: null, noPartner: true },
        moved: 1,
        partners: [{ partnerId, difference: [eur(-735)] }],
      },
    });
    await deal();
    await send(pay(2));
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({
      sourcePartnerId: null,
      noPartner: true,
    });
    expect(await get(`/v1/deals`)).toMatchObject({ items: [{ customerId }] });
    expect(await sumOf()).toBe(0);
    expect(await reassign(partnerId)).toMatchObject({ body: { customer: { noPartner: false }, moved: 2 } });
    expect([await sumOf(partnerId), await sumOf(other)]).toEqual([490 + 2 * 245, 0]);
    await reassign(null, 'keep');
    await records.patch(`/v1/customers/${customerId}`, { sourcePartnerId: other }, { account });
    expect(await get(`/v1/customers/${customerId}`)).toMatchObject({
      sourcePartnerId: other,
      noPartner: false,
    });
  });

  test('a payment that was on its way is moved by the job that comes later', async () => {
    const { reassign, send, pay, sumOf, partnerId, other, drain, call } = await aWorld();
    // No rule of it is limited: the next payment is a put of its own, which looks at nothing else.
    await reassign(other, 'keep');
    await send(pay(1));
    let isReassigned = false;
    await send(pay(2), (store) => ({
      ...store,
      commit: async (account, changes) => {
        if (!isReassigned) expect(await reassign(partnerId)).toMatchObject({ body: { moved: 1 } });
        isReassigned = true;
        return store.commit(account, changes);
      },
    }));
    expect([await sumOf(partnerId), await sumOf(other)]).toEqual([735, 700]);
    await drain();
    expect([await sumOf(partnerId), await sumOf(other)]).toEqual([735 + 245, 0]);
    expect((await call('GET', '/v1/jobs')).body).toMatchObject({
      items: [{ kind: 'reassign', status: 'done', result: { moved: 1, kept: 0 } }],
    });
  });

  test('is refused for nobody, for an unknown partner, and without a reason', async () => {
    const { reassign, call, other } = await aWorld();
    const nobody = await call('POST', `/v1/customers/cus_01ARZ3NDEKTSV4RRFFQ69G5FAV/reassign`, {
      ...{ partnerId: other, unpaid: 'move', reason: 'None.' },
    });
    expect(nobody.status).toBe(404);
    expect((await reassign('prt_01ARZ3NDEKTSV4RRFFQ69G5FAV')).status).toBe(422);
    expect((await reassign(other, 'move', { reason: 'x' })).status).toBe(422);
    expect((await reassign(other, 'move', {}, { role: 'viewer' })).status).toBe(403);
  });

  test('who comes second is told what the first did', async () => {
    const { reassign, partnerId, other } = await aWorld();
    const answers = await Promise.all([
      reassign(other, 'keep', { from: partnerId }),
      reassign(null, 'keep', { from: partnerId }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost && problemOf(lost)).toBe('409 reassigned_meanwhile');
  });

  test('an inactive partner binds, and earns nothing', async () => {
    const { reassign, send, pay, sumOf, other, records, account, partnerId } = await aWorld();
    await send(pay(1));
    await records.patch(`/v1/partners/${other}`, { status: 'declined' }, { account });
    expect(await reassign(other)).toMatchObject({
      body: { moved: 1, partners: [{ partnerId, difference: [eur(-735)] }] },
    });
    expect(await sumOf()).toBe(0);
  });
});
