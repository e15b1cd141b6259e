import type { ActivityLine } from '../shared/domain/lines/activity.ts';
import type { Change } from '../shared/domain/change.ts';
import type { LedgerEntry } from '../shared/domain/money-back/ledger-entry.ts';
import type { Money } from '../shared/domain/money.ts';
import type { Payment } from '../shared/domain/payment/payment.ts';
import type { PaymentStore } from '../shared/store/payment-store.ts';

/** What was written for one event, so far. */
export interface Written {
  /** The event's line, as it was written last. */
  line?: ActivityLine;
  /** What partners were given, and what was taken back from them. */
  readonly rewards: Money[];
  /** Commits that were refused since something had changed meanwhile. */
  racesLost: number;
  /** The ids of other events, which waited, and whose end was written with this one. */
  readonly settled: string[];
}

/** What the log tells of it. */
export function told({ line, settled }: Written) {
  return {
    ...(line && { outcome: line.outcome, codes: line.steps.map(({ code }) => code) }),
    ...(settled.length > 0 && { settled }),
  };
}

/** The store, and beside it what is written through it for one event: for the log and the metrics, never for a decision. */
export function watchWrites(
  store: PaymentStore,
  eventId: string | undefined,
  signal: AbortSignal,
): { readonly store: PaymentStore; readonly written: Written } {
  const written: Written = { rewards: [], racesLost: 0, settled: [] };
  const commit: PaymentStore['commit'] = async (account, changes) => {
    // An invocation that was given up may go on when its container does: its message has gone back.
    signal.throwIfAborted();
    const result = await store.commit(account, changes);
    if (result.kind === 'committed') note(written, eventId, changes);
    if (result.kind === 'lost') written.racesLost++;
    return result;
  };
  return { store: { ...store, commit }, written };
}

/** Its rewards come with the write that recorded it; later steps of the same event write them again. */
function records(
  written: Written,
  eventId: string | undefined,
  payment: Payment,
  changes: readonly Change[],
): boolean {
  if (payment.line.eventId === eventId) return written.line === undefined;
  return changes.some(
    (change) =>
      change.kind === 'put_line' &&
      change.line.eventId === eventId &&
      change.line.steps.some(({ code }) => code === 'recorded_now'),
  );
}

function note(written: Written, eventId: string | undefined, changes: readonly Change[]): void {
  const payments = new Map<string, Payment>();
  for (const change of changes) {
    if (change.kind !== 'put_payment') continue;
    const { payment } = change;
    payments.set(payment.chargebeeTransactionId, payment);
    if (records(written, eventId, payment, changes)) {
      written.rewards.push(...payment.rewards.map(({ amount }) => amount));
    }
    if (payment.line.eventId === eventId) written.line = payment.line;
  }
  for (const change of changes) {
    if (change.kind === 'put_line') {
      if (change.line.eventId === eventId) written.line = change.line;
      else written.settled.push(change.line.eventId);
    }
    if (change.kind !== 'add_ledger_entry') continue;
    const payment = payments.get(change.paymentId);
    if (payment) written.rewards.push(...differences(change.entry, payment));
  }
}

const differences = ({ rewards }: LedgerEntry, payment: Payment): Money[] =>
  rewards.flatMap(({ place, amount }) => {
    const currency = payment.rewards[place]?.amount.currency;
    return currency === undefined ? [] : [{ amount, currency }];
  });
