import type { LedgerState, PassedOverPayments } from '../../domain/money-back/ledger-state.ts';
import type { PartnerTerms } from '../../domain/rewards/partner.ts';
import type { Payment, UsesOf } from '../../domain/payment/payment.ts';
import { rulesToJudge } from '../../domain/rewards/judge.ts';
import type { RuleUses } from '../../domain/rewards/rule-use.ts';
import type { Account } from '../account.ts';
import { findPassedOver, readPayments } from './find-passed-over.ts';
import { keysOf } from '../keys.ts';
import { ruleUsesSchema } from '../items/program-schemas.ts';
import { readItem } from './read-item.ts';
import type { Table } from '../table.ts';

/** The terms of these partners. */
export type ReadTerms = (
  account: Account,
  partnerIds: readonly string[],
) => Promise<ReadonlyMap<string, PartnerTerms>>;

type Judging = Pick<LedgerState, 'uses' | 'terms' | 'passedOver'>;

/** Milliseconds after which an index shows what was written, even one that was throttled. */
const maxBehindMs = 300_000;

/** Whose uses a payment offers, and of which rules: its customer's, or those of the one that an admin took it from. */
const usesToGive = (payment: Payment): UsesOf => {
  const { usesOf, customerId = '' } = payment;
  return usesOf ?? { customerId, ruleIds: rulesToJudge(payment) };
};

async function loadPassedOver(
  table: Table,
  account: Account,
  payment: Payment,
  uses: RuleUses | undefined,
  now: number,
): Promise<Map<string, PassedOverPayments>> {
  const { usesToOffer = 0 } = payment;
  const { customerId, ruleIds } = usesToGive(payment);
  const found = new Map<string, PassedOverPayments>();
  for (const ruleId of ruleIds) {
    const { passedOver = [], overflowed = false } = uses?.byRule[ruleId] ?? {};
    if (passedOver.length === 0 && overflowed) {
      const isBehind = now - usesToOffer < maxBehindMs;
      found.set(ruleId, await findPassedOver(table, account, { customerId, ruleId }, isBehind));
    } else {
      const ids = passedOver.map(({ id }) => id);
      found.set(ruleId, { payments: await readPayments(table, account, ids), isAll: !overflowed });
    }
  }
  return found;
}

/**
 * What a recorded payment may be judged again by: what its customer has of the limited rules, the terms of its partner,
 * and, while it has uses to offer, the payments that were passed over with the terms of theirs.
 * @param now epoch milliseconds
 */
export async function loadJudging(
  table: Table,
  account: Account,
  payment: Payment,
  { now, readTerms }: { readonly now: number; readonly readTerms: ReadTerms },
): Promise<Judging> {
  const { partnerId, usesToOffer, waitingRemain } = payment;
  const { customerId } = usesToGive(payment);
  const uses = await readItem(table, keysOf(account).ruleUses(customerId), ruleUsesSchema);
  const isOffering = usesToOffer !== undefined && waitingRemain === undefined;
  const passedOver = isOffering ? await loadPassedOver(table, account, payment, uses, now) : undefined;
  const others = [...(passedOver?.values() ?? [])].flatMap(({ payments }) => payments);
  const partnerIds = [partnerId, ...others.map((one) => one.partnerId)].filter((id) => id !== undefined);
  const terms = await readTerms(account, [...new Set(partnerIds)]);
  return { ...(uses && { uses }), terms, ...(passedOver && { passedOver }) };
}
