import { newAuditEntry } from '../audit/new-audit-entry.ts';
import type { Change } from '../change.ts';
import type { ChargebeeIdentity } from '../customer/chargebee-identity.ts';
import type { Step } from '../lines/activity.ts';
import type { Decision } from '../decision.ts';
import type { Ulids } from '../ids.ts';
import type { NotThere } from './link-target.ts';
import type { KnownPayment, Payment } from './payment.ts';

/** What an admin does with a payment of the inbox instead of linking it. */
export interface Dismissal {
  readonly kind: 'dismiss' | 'restore';
  readonly by: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

const codes = { dismiss: 'dismissed', restore: 'restored' } as const;
const actions = { dismiss: 'payment_dismissed', restore: 'payment_restored' } as const;

/** The payment as it stands in the inbox after that; the same object where it stood so before. */
function dismissed(payment: Payment, { kind, by, now }: Dismissal): Payment {
  const { dismissed: was, ...others } = payment;
  if ((kind === 'dismiss') === (was === true)) return payment;
  const step: Step = { action: 'receive', code: codes[kind], refs: { by } };
  // Only the last time: however often it goes there and back, its line grows by one step.
  const steps = payment.line.steps.filter(({ code }) => code !== 'dismissed' && code !== 'restored');
  const line = { ...payment.line, processedAt: now, steps: [...steps, step] };
  return {
    ...others,
    ...(kind === 'dismiss' && { dismissed: true as const }),
    version: payment.version + 1,
    line,
  };
}

/** A payment to dismiss or to restore, and what is known of its payer. */
export interface DismissalCase extends Dismissal {
  readonly payment?: KnownPayment;
  /** Its payer's, whose later payments come dismissed too, or no longer; absent where that is left as it is. */
  readonly identity?: ChargebeeIdentity;
  readonly ulids: Ulids;
}

/** Takes a payment out of the inbox that is nobody's business there, or puts it back. */
export function decideDismissal({
  payment,
  identity,
  ulids,
  ...dismissal
}: DismissalCase): Decision<NotThere> {
  if (payment?.state !== 'unmatched') return { changes: [], next: { refused: 'not_found' } };
  const isDismissed = dismissal.kind === 'dismiss';
  const after = dismissed(payment, dismissal);
  const changes: Change[] = after === payment ? [] : [{ kind: 'put_payment', payment: after }];
  const isOfCustomer = identity !== undefined && isDismissed !== (identity.dismissed === true);
  if (isOfCustomer) {
    const { dismissed: _, version, ...others } = identity;
    const flag = isDismissed && { dismissed: true as const };
    changes.push({ kind: 'put_identity', identity: { ...others, version: version + 1, ...flag } });
  }
  if (changes.length === 0) return { changes, next: 'done' };
  const shown = (is: boolean) => ({
    ...(after !== payment && { dismissed: is }),
    ...(isOfCustomer && { customer: is }),
  });
  const entry = newAuditEntry(
    { ...dismissal, ulids },
    {
      action: actions[dismissal.kind],
      record: { kind: 'payment', id: payment.chargebeeTransactionId },
      before: shown(!isDismissed),
      after: shown(isDismissed),
    },
  );
  return { changes: [...changes, { kind: 'add_audit_entry', entry }], next: 'done' };
}
