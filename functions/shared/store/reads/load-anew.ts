import type { AnewAsked, AnewCase } from '../../domain/payment/decide-anew.ts';
import { isDecided } from '../../domain/payment/payment.ts';
import type { Account } from '../account.ts';
import { ruleUsesSchema } from '../items/program-schemas.ts';
import { customerSchema } from '../items/record-schemas.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { readItem } from './read-item.ts';
import { readKnownPaymentAt } from './read-known-payment-at.ts';
import { readPartnerTerms } from './read-partner-terms.ts';

export type AnewState = Omit<AnewCase, 'asked' | 'now' | 'ulids'>;

/**
 * A payment that is to be judged anew, and by what: strongly consistent reads. Nothing of it is remembered, since who changes a
 * rule, and then rates anew, means that rule.
 */
export async function loadAnew(
  table: Table,
  account: Account,
  asked: AnewAsked,
  chargebeeTransactionId: string,
): Promise<AnewState> {
  const payment = await readKnownPaymentAt(table, account, chargebeeTransactionId);
  if (!isDecided(payment) || payment.customerId === undefined) return payment ? { payment } : {};
  const keys = keysOf(account);
  const isReassigned = asked.kind === 'reassign';
  const partnerId = isReassigned ? (asked.partnerId ?? undefined) : payment.partnerId;
  const [uses, customer, terms] = await Promise.all([
    readItem(table, keys.ruleUses(payment.customerId), ruleUsesSchema),
    isReassigned ? readItem(table, keys.record('customer', asked.customerId), customerSchema) : undefined,
    partnerId === undefined ? undefined : readPartnerTerms(table, account, partnerId),
  ]);
  return {
    payment,
    ...(uses && { uses }),
    ...(customer && { customer }),
    ...(terms && { terms }),
  };
}
