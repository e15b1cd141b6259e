import { expect, test } from '@jest/globals';
import {
  idOf,
  prefixes,
  rewardId,
  rewardPlace,
  ulidOf,
  type Kind,
} from '../../../../functions/shared/domain/ids.ts';
import { ulid } from '../../../support/payment-case.ts';

const kinds = Object.keys(prefixes) as Kind[];

test.each([
  ['program', 'prg'],
  ['partner', 'prt'],
  ['lead', 'led'],
  ['deal', 'del'],
  ['customer', 'cus'],
  ['transaction', 'txn'],
  ['reward', 'rwd'],
  ['rule', 'rul'],
] as const)('an id of a %s is its ULID after %s_, and leads back to it', (kind, prefix) => {
  const id = idOf(kind, ulid(7));
  expect(id).toBe(`${prefix}_${ulid(7)}`);
  expect(ulidOf(kind, id)).toBe(ulid(7));
  for (const other of kinds.filter((one) => one !== kind)) expect(ulidOf(other, id)).toBeUndefined();
});

test.each([
  '',
  'led_',
  `led_${ulid(7)}x`,
  `xled_${ulid(7)}`,
  `led_${ulid(7).slice(1)}`,
  `led_${'I'.repeat(26)}`,
])('%j is no id of a lead', (id) => {
  expect(ulidOf('lead', id)).toBeUndefined();
});

test('the id of a reward tells its transaction and its place there', () => {
  expect(rewardId(ulid(7), 12)).toBe(`rwd_${ulid(7)}-12`);
  expect(rewardPlace(`rwd_${ulid(7)}-12`)).toEqual({ transactionUlid: ulid(7), index: 12 });
});

test.each([
  `rwd_${ulid(7)}`,
  `rwd_${ulid(7)}-`,
  `rwd_${ulid(7)}-x`,
  `rwd_${ulid(7)}-12345`,
  `rwd_${ulid(7)}-1x`,
  `xrwd_${ulid(7)}-1`,
  `txn_${ulid(7)}-1`,
  'rwd_x-1',
])('%s is no id of a reward', (id) => {
  expect(rewardPlace(id)).toBeUndefined();
});
