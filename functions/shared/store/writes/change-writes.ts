import type { Change } from '../../domain/change.ts';
import type { Account } from '../account.ts';
import { auditWrite } from './audit-write.ts';
import { createCustomerWrites, updateCustomerWrites } from './customer-writes.ts';
import { identityWrite } from './identity-writes.ts';
import { forgetDaysWrites } from './forget-days-writes.ts';
import { keysOf, waitingRank } from '../keys.ts';
import { entryItem, lineItem, noLineParts } from '../items/line-item.ts';
import { formerPartnerItems } from '../items/former-partner-item.ts';
import { pendingPaymentItem, paymentItem } from '../items/payment-item.ts';
import { waitingItem } from '../items/waiting-item.ts';
import { usedHintWrite } from './used-hint-write.ts';
import type { Condition, Write } from './write.ts';

/** A new item has version 1. */
const versionBefore = ({ version }: { readonly version: number }): Condition =>
  version === 1 ? { kind: 'absent' } : { kind: 'version', version: version - 1 };

/** What a change of the domain writes, each write guarded by what the change was decided on. */
export function changeWrites(account: Account, change: Change): Write[] {
  const keys = keysOf(account);
  switch (change.kind) {
    case 'create_customer':
      return createCustomerWrites(account, change.customer, change.identity);
    case 'update_customer': {
      const { before, after, identity } = change;
      return updateCustomerWrites(account, before, after, identity);
    }
    case 'put_identity':
      return [identityWrite(account, change.identity)];
    case 'convert_lead': {
      const { lead, customerId, at } = change;
      return [
        {
          kind: 'update',
          key: keys.record('lead', lead.leadId),
          set: {
            status: 'converted',
            customerId,
            convertedAt: at,
            version: lead.version + 1,
          },
          condition: { kind: 'version', version: lead.version },
        },
        usedHintWrite(account, { kind: 'lead', id: lead.leadId, beside: lead.beside }, lead.email),
      ];
    }
    case 'take_deal': {
      const { deal, customerId } = change;
      return [
        {
          kind: 'update',
          key: keys.record('deal', deal.dealId),
          set: { customerId, version: deal.version + 1, customerKey: keys.ofCustomer('deal', customerId) },
          condition: { kind: 'version', version: deal.version },
        },
        ...deal.emails.map((email) =>
          usedHintWrite(account, { kind: 'deal', id: deal.dealId, beside: deal.beside }, email),
        ),
      ];
    }
    case 'put_rule_uses': {
      const { customerId, uses } = change;
      const item = { ...keys.ruleUses(customerId), ...uses };
      return [{ kind: 'put', item, condition: versionBefore(uses) }];
    }
    case 'put_payment': {
      const { payment } = change;
      const put = {
        kind: 'put',
        item: paymentItem(account, payment),
        condition: versionBefore(payment),
      } as const;
      return [put, ...formerPartnerItems(account, payment).map((item): Write => ({ kind: 'put', item }))];
    }
    case 'put_pending_payment': {
      const { payment } = change;
      return [{ kind: 'put', item: pendingPaymentItem(account, payment), condition: versionBefore(payment) }];
    }
    case 'put_refund': {
      const { refund } = change;
      const item = { ...keys.refund(refund.refundId), ...refund };
      return [{ kind: 'put', item, condition: versionBefore(refund) }];
    }
    case 'put_line': {
      const { pk, sk, ...said } = lineItem(account, change);
      const set = { ...noLineParts, ...said };
      const condition = !change.replaces && { condition: { kind: 'absent_or_failed' as const } };
      return [{ kind: 'update', key: { pk, sk }, set, ...condition }];
    }
    case 'add_ledger_entry': {
      const item = entryItem(account, change);
      return [{ kind: 'put', item, condition: { kind: 'absent' } }];
    }
    case 'remove_ledger_entry':
      return [{ kind: 'delete', key: keys.entry(change.ulid, change.paymentId) }];
    case 'forget_day_sums':
      return forgetDaysWrites(account, change);
    case 'check_record': {
      const { record, id, version } = change;
      const condition: Condition = version === undefined ? { kind: 'present' } : { kind: 'version', version };
      return [{ kind: 'check', key: keys.record(record, id), condition }];
    }
    case 'add_audit_entry':
      return [auditWrite(account, change.entry)];
    case 'put_waiting':
      return [{ kind: 'put', item: waitingItem(account, change.under, change.waiting) }];
    case 'remove_waiting': {
      const { event, ulid } = change.waiting;
      return [{ kind: 'delete', key: keys.waiting(change.under, waitingRank(event, ulid)) }];
    }
  }
}
