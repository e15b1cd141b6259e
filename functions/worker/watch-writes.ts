import type { ActivityLine } from '../shared/domain/activity.ts';
import type { Change } from '../shared/domain/change.ts';
import type { Entry } from '../shared/domain/entry.ts';
import type { Money } from '../shared/domain/money.ts';
import type { Payment } from '../shared/domain/payment.ts';
import type { PaymentStore } from '../shared/store/payment-store.ts';

/** What was written for one event, so far. */
export interface Written {
  /** The event's line, as it was written last. */
  line?: ActivityLine;
  /** What partners were given, and what was taken back from them. */
  readonly rewards: Money[];
  /** Commits that were refused since something had changed meanwhile. */
  racesLost: number;
}

/** The store, and beside it what is written through it for one event: for the log and the metrics, never for a decision. */
export function watchWrites(
  store: PaymentStore,
  eventId: string,
): { readonly store: PaymentStore; readonly written: Written } {
  const written: Written = { rewards: [], racesLost: 0 };
  const commit: PaymentStore['commit'] = async (account, changes) => {
    const result = await store.commit(account, changes);
    if (result.kind === 'committed') note(written, eventId, changes);
    if (result.kind === 'lost') written.racesLost++;
    return result;
  };
  return { store: { ...store, commit }, written };
}

function note(written: Written, eventId: string, changes: readonly Change[]): void {
  const payment = changes.find((change) => change.kind === 'put_payment')?.payment;
  if (payment?.line.eventId === eventId) {
    // Its rewards come with the write that recorded it; later steps of the same event write them again.
    if (written.line === undefined) written.rewards.push(...payment.rewards.map(({ amount }) => amount));
    written.line = payment.line;
  }
  for (const change of changes) {
    if (change.kind !== 'add_line' && change.kind !== 'replace_line') continue;
    if (change.line.eventId === eventId) written.line = change.line;
    if (change.entry && payment) written.rewards.push(...differences(change.entry, payment));
  }
}

const differences = ({ rewards }: Entry, payment: Payment): Money[] =>
  rewards.flatMap(({ place, amount }) => {
    const currency = payment.rewards[place]?.amount.currency;
    return currency === undefined ? [] : [{ amount, currency }];
  });
