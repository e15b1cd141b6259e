import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import {
  carried,
  left,
  nothingTold,
  remember,
  type ChargebeeIdentity,
} from '../../../../../functions/shared/domain/customer/chargebee-identity.ts';
import { accountSchema, type Account } from '../../../../../functions/shared/store/account.ts';
import { commitWrites } from '../../../../../functions/shared/store/writes/commit-writes.ts';
import {
  carriedWrite,
  freedWrite,
  identityWrite,
  stillCarriedWrite,
} from '../../../../../functions/shared/store/writes/identity-writes.ts';
import { keysOf } from '../../../../../functions/shared/store/keys.ts';
import { readIdentity } from '../../../../../functions/shared/store/reads/read-identity.ts';
import type { Write } from '../../../../../functions/shared/store/writes/write.ts';
import { aCustomer, day, paidOn } from '../../../../support/payment-case.ts';
import { testTable, type TestTable } from '../../../../support/table.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const id = 'cb_1';
const ada = aCustomer({ chargebeeCustomerIds: [id] });
const eve = aCustomer({ customerId: 'cus_eve', chargebeeCustomerIds: [id] });
const nobody = nothingTold(id);
const told = remember(
  nobody,
  { state: { id, firstName: 'Augusta', resourceVersion: 9 } },
  { receivedAt: paidOn },
);
const former = [{ customerId: 'cus_old', until: paidOn }];

/** An account of its own, in which these writes were made one after the other. */
async function after(...writes: readonly ((account: Account) => Write)[]) {
  const account = accountSchema.parse(`t-${ulid()}`);
  const kinds: string[] = [];
  for (const write of writes) kinds.push((await commitWrites(t.table, [write(account)])).kind);
  const { Item } = await t.table.client.send(
    new GetCommand({ TableName: t.table.name, Key: keysOf(account).chargebeeCustomer(id) }),
  );
  return { kinds, read: await readIdentity(t.table, account, id), expiresAt: Item?.['expiresAt'] as unknown };
}

const given =
  (customer = ada, identity?: ChargebeeIdentity) =>
  (account: Account) =>
    carriedWrite(account, id, customer, identity);
const known = (identity: ChargebeeIdentity) => (account: Account) => identityWrite(account, identity);
const freed = (identity?: ChargebeeIdentity) => (account: Account) => freedWrite(account, id, identity);

describe('what was told', () => {
  test('is kept in one item, which expires when it is forgotten', async () => {
    const { kinds, read, expiresAt } = await after(known(told));
    expect(kinds).toEqual(['committed']);
    expect(read).toEqual({ identity: told });
    expect(expiresAt).toBe((paidOn + 8 * day) / 1_000);
  });

  test('does not expire with who carried the id', async () => {
    const { read, expiresAt } = await after(known({ ...told, former }));
    expect(read.identity?.former).toEqual(former);
    expect(expiresAt).toBeUndefined();
  });

  test('is written only over what was read', async () => {
    const { kinds, read } = await after(known(told), known(told), known({ ...told, version: 3 }));
    expect(kinds).toEqual(['committed', 'refused', 'refused']);
    expect(read.identity).toEqual(told);
  });

  test('is not written where somebody carries the id meanwhile', async () => {
    const { kinds, read } = await after(given(), known(told));
    expect(kinds).toEqual(['committed', 'refused']);
    expect(read).toEqual({ identity: { ...nobody }, customer: ada });
  });
});

describe('a customer is given the id', () => {
  test('with what is known from now on; nothing that was told is left, and nothing expires', async () => {
    const { kinds, read, expiresAt } = await after(known(told), given(ada, carried(told)));
    expect(kinds).toEqual(['committed', 'committed']);
    expect(read).toEqual({ identity: { chargebeeCustomerId: id, version: 2 }, customer: ada });
    expect(expiresAt).toBeUndefined();
  });

  test('only once', async () => {
    const { kinds, read } = await after(given(ada, carried(nobody)), given(eve, carried(nobody)), given(eve));
    expect(kinds).toEqual(['committed', 'refused', 'refused']);
    expect(read.customer).toEqual(ada);
  });

  test('not where more was told meanwhile than was read', async () => {
    const { kinds, read } = await after(known(told), given(ada, carried(nobody)));
    expect(kinds).toEqual(['committed', 'refused']);
    expect(read).toEqual({ identity: told });
  });

  test('by hand whatever was told, and who carried it before is kept', async () => {
    const { kinds, read, expiresAt } = await after(known({ ...told, former }), given());
    expect(kinds).toEqual(['committed', 'committed']);
    expect(read).toMatchObject({ identity: { former }, customer: ada });
    expect(read.identity).not.toHaveProperty('told');
    expect(expiresAt).toBeUndefined();
  });
});

describe('a customer that carries the id', () => {
  test('is there whole after each change of it, beside who carried it before', async () => {
    const { read } = await after(known({ ...nobody, version: 1, former }), given(), (account) =>
      stillCarriedWrite(account, id, { ...ada, version: 4, firstName: 'Augusta' }),
    );
    expect(read).toEqual({
      identity: { chargebeeCustomerId: id, version: 1, former },
      customer: { ...ada, version: 4, firstName: 'Augusta' },
    });
  });

  test('that is deleted at Chargebee leaves who it was, and the id to whoever comes', async () => {
    const gone = left(carried(nobody), { customerId: ada.customerId, until: paidOn });
    const { kinds, read } = await after(given(ada, carried(nobody)), freed(gone), given(eve, carried(gone)));
    expect(kinds).toEqual(['committed', 'committed', 'committed']);
    expect(read).toEqual({
      identity: { chargebeeCustomerId: id, version: 3, former: gone.former },
      customer: eve,
    });
  });

  test('from which an admin takes it leaves what is known of it', async () => {
    const { read } = await after(known({ ...nobody, version: 1, former }), given(), freed());
    expect(read).toEqual({ identity: { chargebeeCustomerId: id, version: 1, former } });
  });
});
