import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { idOf, rewardId, rewardPlace, ulidOf } from '../../../../functions/shared/domain/ids.ts';
import { accountSchema } from '../../../../functions/shared/store/account.ts';
import { keysOf, ownerIn, webhookKey } from '../../../../functions/shared/store/keys.ts';
import { activity, type Listing } from '../../../../functions/shared/store/listing.ts';
import { ulid } from '../../../support/payment-case.ts';

const account = fc.stringMatching(/^[\w-]{1,64}$/).map((text) => accountSchema.parse(text));
const id = fc.string({ unit: fc.constantFrom('a', '#', '%', '2', '3', '5', ' ', 'é'), maxLength: 8 });

/** Every partition that an account's keys can name with these two ids. */
const partitions = (of: ReturnType<typeof keysOf>, one: string, two: string): string[] => [
  of.integration().pk,
  of.record('lead', one).pk,
  of.record('deal', one).pk,
  of.emailDocument(one).pk,
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

  const listings: readonly Listing[] = [...activity, 'program', 'partner', 'lead', 'deal', 'customer'];
  test.each(listings)('of the listing %s are all that its entries stand under', (listing) => {
    const keys = keysOf(accountSchema.parse('acme'));
    const ulids = Array.from({ length: 100 }, (_, n) => ulid(n));
    expect([...new Set(ulids.map((one) => keys.list(listing, one)))].sort()).toEqual(keys.lists(listing));
    const own = new Set(ulids.map((one) => keys.owner(listing, 'prt_#1', one)));
    expect([...own].sort()).toEqual(keys.owners(listing, 'prt_#1'));
    expect([...own].map(ownerIn)).toEqual([...own].map(() => 'prt_#1'));
  });

  test('of two listings differ, and those of an account from those of its partners', () => {
    const keys = keysOf(accountSchema.parse('acme'));
    const all = listings.flatMap((listing) => [...keys.lists(listing), ...keys.owners(listing, '0')]);
    expect(new Set([...all, keys.linesAbout('0')]).size).toBe(all.length + 1);
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
