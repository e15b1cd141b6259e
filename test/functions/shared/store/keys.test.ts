import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { idOf, rewardId, rewardPlace, ulidOf } from '../../../../functions/shared/domain/ids.ts';
import { accountSchema } from '../../../../functions/shared/store/account.ts';
import { keysOf, webhookKey } from '../../../../functions/shared/store/keys.ts';
import { ulid } from '../../../support/payment-case.ts';

const account = fc.stringMatching(/^[\w-]{1,64}$/).map((text) => accountSchema.parse(text));
const id = fc.string({ unit: fc.constantFrom('a', '#', '%', '2', '3', '5', ' ', 'é'), maxLength: 8 });

/** Every partition that an account's keys can name with these two ids. */
const partitions = (of: ReturnType<typeof keysOf>, one: string, two: string): string[] => [
  of.integration().pk,
  of.record('lead', one).pk,
  of.record('deal', one).pk,
  of.email(one),
  of.chargebeeCustomer(one).pk,
  of.payment(one).pk,
  of.line(one).pk,
  of.idempotency(one, two).pk,
];

describe('keys', () => {
  test('of different things differ, whatever characters their ids have', () => {
    fc.assert(
      fc.property(account, account, id, id, id, id, (a, b, one, two, three, four) => {
        const mine = partitions(keysOf(a), one, two);
        const theirs = partitions(keysOf(b), three, four);
        expect(new Set(mine).size).toBe(mine.length);
        const same = mine.filter((key, index) => key === theirs[index]).length;
        const expected = a !== b ? 0 : 1 + (one === three ? 6 : 0) + (one === three && two === four ? 1 : 0);
        expect(same).toBe(expected);
        const others = mine.flatMap((key, index) =>
          theirs.filter((their, at) => at !== index && their === key),
        );
        expect(others).toEqual([]);
      }),
    );
  });

  test("of an account never reach a webhook key, and an account's name never reaches another's keys", () => {
    fc.assert(
      fc.property(account, id, id, (a, one, two) => {
        for (const key of partitions(keysOf(a), one, two)) {
          expect(key).not.toBe(webhookKey(one).pk);
          expect(key.startsWith(`${a}#`)).toBe(true);
        }
      }),
    );
    expect(accountSchema.safeParse('acme#lead').success).toBe(false);
  });

  test('of a list are spread over four, and one ULID is always found under the same', () => {
    const keys = keysOf(accountSchema.parse('acme'));
    const used = new Set(Array.from({ length: 100 }, (_, n) => keys.list('lead', ulid(n))));
    expect([...used].sort()).toEqual(keys.lists('lead'));
  });
});

describe('ids', () => {
  test('give their ULID back for their own kind only', () => {
    expect(ulidOf('lead', idOf('lead', ulid(7)))).toBe(ulid(7));
    expect(ulidOf('deal', idOf('lead', ulid(7)))).toBeUndefined();
    expect(ulidOf('lead', 'led_short')).toBeUndefined();
  });

  test('of a reward lead to its transaction', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(999), (n, index) => {
        expect(rewardPlace(rewardId(ulid(n), index))).toEqual({ transactionUlid: ulid(n), index });
      }),
    );
    expect(rewardPlace(`txn_${ulid(1)}-0`)).toBeUndefined();
  });
});
