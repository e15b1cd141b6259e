import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accountSchema } from '../../../../functions/shared/store/account.ts';
import { commitWrites } from '../../../../functions/shared/store/writes/commit-writes.ts';
import { keysOf } from '../../../../functions/shared/store/keys.ts';
import { paymentStore } from '../../../../functions/shared/store/payment-store.ts';
import type { Write } from '../../../../functions/shared/store/writes/write.ts';
import { aCustomer, aRule, paidOn } from '../../../support/payment-case.ts';
import { seedAccount } from '../../../support/seed.ts';
import { testTable, type TestTable } from '../../../support/table.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

test('settings are as old as five seconds at most', async () => {
  const seeded = await seedAccount(t.table);
  const { account } = seeded;
  let now = 1_000;
  const store = paymentStore(t.table, () => now);
  expect(await store.settings(account)).toMatchObject({ status: 'on' });
  await seeded.options('off');
  now += 5_000;
  expect(await store.settings(account)).toMatchObject({ status: 'off' });
});

test("a partner's terms are those of its own account, and of nobody else with the same id", async () => {
  const store = paymentStore(t.table, () => 1_000);
  const accounts = ['one', 'other'].map((name) => accountSchema.parse(name));
  const found = [];
  for (const [n, account] of accounts.entries()) {
    const keys = keysOf(account);
    const partner = { partnerId: 'prt_1', version: 1, name: 'P', email: 'p@example.com', programId: 'prg_1' };
    const program = { programId: 'prg_1', version: 1, name: 'G', rules: [aRule({}, n)], createdAt: 1 };
    const customer = aCustomer({ chargebeeCustomerIds: ['cb_1'], sourcePartnerId: 'prt_1' });
    const items = [
      { ...keys.record('partner', 'prt_1'), ...partner, status: 'active', createdAt: 1 },
      { ...keys.record('program', 'prg_1'), ...program },
      { ...keys.chargebeeCustomer('cb_1'), customer },
    ];
    await commitWrites(
      t.table,
      items.map((item): Write => ({ kind: 'put', item })),
    );
    const { terms } = await store.load(account, { id: 'cb_1' }, paidOn);
    found.push(terms.get('prt_1')?.rules.map(({ ruleId }) => ruleId));
  }
  expect(found).toEqual([['rul_0'], ['rul_1']]);
});
