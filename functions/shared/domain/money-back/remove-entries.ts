import type { Change } from '../change.ts';
import type { ActivityLine } from '../lines/activity.ts';
import type { Payment, Refund } from '../payment/payment.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** What was appended to a payment, and the line of the event that did so, if one did. */
export interface Appended {
  readonly entry: LedgerEntry;
  readonly line?: ActivityLine;
  /** Where that line stands among others. */
  readonly ulid?: string;
}

/** What was appended to a payment, as much of it as one write takes away. */
export interface AppendedPage {
  readonly appended: readonly Appended[];
  readonly isAll: boolean;
}

/** Entries that one write takes away: each with its line, beside all else that it brings; 100 items is the end. */
export const maxRemoved = 20;

/** Of a recorded payment, the entry tells when a refund was made, and that the payer's bank forced it; else the refund itself does. */
function withDate(refund: Refund, appended: readonly Appended[]): Refund {
  const told = appended.find(
    ({ entry }) =>
      entry.chargebeeTransactionId === refund.id && entry.kind !== 'judgement' && entry.amount < 0,
  );
  if (told === undefined) return refund;
  const { occurredAt: date, chargeback } = told.entry;
  return { date, ...(chargeback && { chargeback }), ...refund };
}

/** What an event said that it did is undone: its line says what it comes to now. */
const undoneLine = ({ line, ulid }: Appended, now: number): Change[] =>
  line === undefined || ulid === undefined
    ? []
    : [
        {
          kind: 'put_line',
          line: {
            ...line,
            outcome: 'ignored',
            processedAt: now,
            steps: [
              { action: 'receive', code: 'unlinked' },
              { action: 'give_back', code: 'unmatched_left_changed' },
            ],
          },
          ulid,
          replaces: true,
        },
      ];

/**
 * Takes away what was appended to a payment that an admin unlinked: its facts tell all of it, for whoever records it again.
 * @param now epoch milliseconds
 */
export function removeEntries(
  { entriesToRemove: _, ...payment }: Payment,
  { appended, isAll }: AppendedPage,
  now: number,
): { readonly payment: Payment; readonly changes: readonly Change[] } {
  const { chargebeeTransactionId: paymentId, refunds } = payment;
  return {
    payment: {
      ...payment,
      ...(refunds && { refunds: refunds.map((refund) => withDate(refund, appended)) }),
      ...(!isAll && { entriesToRemove: true }),
    },
    changes: appended.flatMap((one): Change[] => [
      { kind: 'remove_ledger_entry', paymentId, ulid: one.entry.ulid },
      ...undoneLine(one, now),
    ]),
  };
}
