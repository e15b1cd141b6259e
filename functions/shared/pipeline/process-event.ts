import type { Change } from '../domain/change.ts';
import type { Decision, End } from '../domain/decision.ts';
import type { KnownPayment } from '../domain/payment/payment.ts';
import type { Account } from '../store/account.ts';
import { maxAttempts, RaceLost, type Deps } from './deps.ts';
import { families, type Before, type Family } from './families.ts';

interface Identified {
  readonly id: string;
  readonly transaction?: { readonly id: string };
}

/** The payment that the event is about, as it is written. */
const paymentIn = (changes: readonly Change[], { transaction }: Identified): KnownPayment | undefined =>
  changes
    .filter((change) => change.kind === 'put_payment')
    .map((change) => change.payment)
    .find((payment) => payment.chargebeeTransactionId === transaction?.id);

/** Whether the line of the event is among what is written, be it the payment's own. */
const hasLineOf = (changes: readonly Change[], { id }: Identified): boolean =>
  changes.some(
    (change) =>
      (change.kind === 'put_line' && change.line.eventId === id) ||
      (change.kind === 'put_payment' && change.payment.line.eventId === id),
  );

const only = (payment: KnownPayment | undefined): Before<object> => (payment ? { payment } : {});

const nothingToCommit = { kind: 'committed' } as const;

const isRefusal = <Refusal extends object>(next: Decision<Refusal>['next']): next is Refusal =>
  typeof next === 'object';

const isEnd = (next: unknown): next is End => next === 'done' || next === 'copy' || next === 'failed';

/**
 * load → decide → commit, again where a race was lost, and where the decision says so. It may be called again for the same
 * event at any point, and changes nothing more.
 * @param first whose rules look at it first
 * @returns `copy` for an event that was done before; or why what was asked for is refused
 * @throws RaceLost, or what the store throws; nothing is half done then that a further call would not finish
 */
export async function processEvent<Refusal extends object = never>(
  { store, clock, ulids, pause }: Deps,
  account: Account,
  event: Identified,
  first: Family<Identified, object, Refusal>,
): Promise<End | Refusal> {
  let family: typeof first = first;
  let before: Before<object> = {};
  let isWritten = false;
  for (let attempt = 0; attempt < maxAttempts;) {
    const known = await family.load(store, account, event, before);
    const { changes, next } = family.decide({ ...known, event, now: clock(), ulids });
    const result = changes.length > 0 ? await store.commit(account, changes) : nothingToCommit;
    switch (result.kind) {
      case 'line_known':
        return isWritten ? 'done' : 'copy';
      case 'payment_known':
        before = { known, payment: result.payment };
        // A copy is no race.
        if (attempt++ > 0) await pause(attempt);
        break;
      case 'lost':
        before = only(before.payment);
        await pause(attempt++);
        break;
      case 'committed':
        if (isRefusal(next)) return next;
        if (next === 'later') throw new RaceLost('It waits for an index that may be behind.');
        isWritten ||= hasLineOf(changes, event);
        if (isEnd(next)) return next === 'copy' && isWritten ? 'done' : next;
        before = only(paymentIn(changes, event) ?? before.payment);
        if (next !== 'again') family = families[next];
    }
  }
  throw new RaceLost(`Lost ${maxAttempts} races.`);
}
