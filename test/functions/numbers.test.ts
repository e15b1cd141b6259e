import { expect, test } from '@jest/globals';
import { account, realId } from '../../bench/real-ids.ts';
import { maxChargebeeIds } from '../../functions/shared/domain/customer/chargebee-ids.ts';
import { maxInvoices } from '../../functions/shared/chargebee/linked-invoices.ts';
import { encodeMessage } from '../../functions/shared/chargebee/message.ts';
import { presentRule } from '../../functions/records/resources/present-rule.ts';
import { differenceOf } from '../../functions/shared/domain/audit/difference-of.ts';
import { auditItem } from '../../functions/shared/store/items/audit-item.ts';
import { delivery } from '../../functions/shared/deployment/delivery.ts';
import type { Change } from '../../functions/shared/domain/change.ts';
import { accountSchema } from '../../functions/shared/store/account.ts';
import { keysOf } from '../../functions/shared/store/keys.ts';
import { maxSumsBytes } from '../../functions/shared/store/reads/kept-day.ts';
import { lastReceivedMs } from '../../functions/shared/store/reads/sum-day.ts';
import { changeWrites } from '../../functions/shared/store/writes/change-writes.ts';
import { maxBeside, maxWrites } from '../../functions/shared/store/writes/commit-record.ts';
import { updateCustomerWrites } from '../../functions/shared/store/writes/customer-writes.ts';
import { room } from '../../functions/shared/store/writes/hint-writes.ts';
import { maxBodyBytes } from '../../functions/webhook/receive.ts';
import { sizeOf } from '../../simulation/table/item.ts';
import {
  activeWith,
  aCase,
  aCustomer,
  aDeal,
  aLead,
  aRule,
  paidOn,
  the,
  ulid,
} from '../support/payment-case.ts';
import { paymentChanges } from '../support/payment-changes.ts';
import { eventOf } from './shared/chargebee/read-body.ts';

/** What AWS takes at most. Ours have to fit into it, and into each other. */
const aws = {
  itemsOfWrite: 100,
  itemBytes: 400 * 1024,
  unitBytes: 1024,
  messageBytes: 1024 * 1024,
  invocationBytes: 6 * 1024 * 1024,
  messagesOfReceive: 10,
  invisibleSeconds: 12 * 3_600,
  retentionDays: 14,
};
const own = accountSchema.parse(account);
const day = 86_400;

test('a record is written with what is written beside it, whatever it takes with it', () => {
  expect(maxWrites + maxBeside).toBe(aws.itemsOfWrite);
  const ids = Array.from({ length: maxChargebeeIds }, (_, n) => `cb_${n}`);
  const before = aCustomer({ chargebeeCustomerIds: ids });
  const after = { ...before, email: 'eve@example.com', chargebeeCustomerIds: ['cb_new', ...ids.slice(1)] };
  expect(updateCustomerWrites(own, before, after).length).toBeLessThanOrEqual(maxWrites);
});

test('the largest payment fits into a message, a batch of them into an invocation, and its item into the table', () => {
  // 100 characters of three bytes each: ids take no longer ones.
  const long = (n: number) => `${n}`.padEnd(100, '長');
  const event = eventOf('payment_succeeded', {
    transaction: {
      linked_invoices: Array.from({ length: maxInvoices + 1 }, (_, n) => ({
        invoice_id: long(n),
        applied_amount: Number.MAX_SAFE_INTEGER,
      })),
    },
  });
  if (event.type !== 'payment_succeeded') throw new Error('It is another event.');
  expect(event.transaction.invoices).toHaveLength(maxInvoices);
  const bytes = Buffer.byteLength(encodeMessage({ v: 1, account, kind: 'event', event }));
  expect(bytes).toBeLessThan(aws.messageBytes);
  expect(bytes * delivery.batchSize).toBeLessThan(aws.invocationBytes);
  expect(bytes).toBeLessThan(maxBodyBytes);

  const rules = Array.from({ length: 50 }, (_, n) => aRule({}, n));
  const deals = Array.from({ length: 100 }, (_, n) => aDeal(n));
  const changes = paymentChanges(
    aCase({ event, leads: [aLead()], deals, terms: new Map([['prt_lead', activeWith(...rules)]]) }),
  );
  const put = the('put_payment', changes) as Change;
  const [write] = changeWrites(own, put);
  expect(write?.kind === 'put' && sizeOf(write.item)).toBeLessThan(aws.itemBytes);
});

test('the largest entry of the audit log takes a quarter of an item', () => {
  const long = '長'.repeat(200);
  const money = { amount: Number.MAX_SAFE_INTEGER, currency: 'EUR' };
  const rules = (holdDays: number) =>
    Array.from({ length: 50 }, (_, n) =>
      presentRule(`rul_${ulid(n)}`, {
        version: 1,
        name: long,
        reward: { kind: 'flat', amount: money },
        lasts: { kind: 'payments', count: 10_000 },
        minimum: money,
        holdDays,
      }),
    );
  const difference = differenceOf({ rewardRules: rules(1) }, { rewardRules: rules(2) });
  const item = auditItem(own, {
    auditId: `aud_${ulid(1)}`,
    at: paidOn,
    by: 'ada@acme.example',
    action: 'record_changed',
    record: { kind: 'program', id: `prg_${ulid(1)}` },
    ...difference,
    reason: '長'.repeat(500),
  });
  expect(difference?.before?.['rewardRules']).toHaveLength(50);
  expect(sizeOf(item)).toBeLessThan(aws.itemBytes / 4);
});

test('the sums of a day fit into an item', () => {
  const item = { ...keysOf(own).daySums('2026-11-22'), date: '2026-11-22', isDone: false, after: ulid(1) };
  expect(sizeOf(item) + maxSumsBytes + 1_000).toBeLessThan(aws.itemBytes);
});

test('a common customer, a lead and some deals are one unit of the document of their email', () => {
  const email = 'ada.byron@engines.example.com';
  const customer = aCustomer({
    email,
    firstName: 'Augusta Ada',
    lastName: 'Byron',
    company: 'Analytical Engines Ltd',
    sourcePartnerId: `prt_${ulid(1)}`,
    chargebeeCustomerIds: [realId('cb', '1')],
    linkedAt: paidOn,
    followed: [{ chargebeeCustomerId: realId('cb', '1'), resourceVersion: paidOn }],
  });
  const hint = { version: 1, partnerId: `prt_${ulid(1)}` };
  const hints = (kind: keyof typeof room, more: object): Record<string, object> =>
    Object.fromEntries(
      Array.from({ length: room[kind] }, (_, n): [string, object] => [
        `${kind}#${ulid(n)}`,
        { ...hint, ...more },
      ]),
    );
  const item = {
    ...keysOf(own).emailDocument(email),
    version: 4,
    customer,
    ...hints('lead', { registeredAt: paidOn }),
    ...hints('deal', {}),
  };
  expect(sizeOf(item)).toBeLessThanOrEqual(aws.unitBytes);
});

test('an event comes back in time, and often enough, before it counts as dead or is forgotten', () => {
  const { batchSize, visibilitySeconds, longestDelaySeconds, maxReceives, retentionDays } = delivery;
  expect(batchSize).toBeLessThanOrEqual(aws.messagesOfReceive);
  expect(Math.max(visibilitySeconds, longestDelaySeconds)).toBeLessThanOrEqual(aws.invisibleSeconds);
  expect(maxReceives * Math.max(visibilitySeconds, longestDelaySeconds)).toBeLessThan(retentionDays * day);
  expect(retentionDays).toBe(aws.retentionDays);
  // A remembered line is final only when no message about it can be received any more.
  expect(lastReceivedMs).toBeGreaterThan(retentionDays * day * 1_000);
});
