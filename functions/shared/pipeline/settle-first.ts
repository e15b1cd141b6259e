import type { Decision } from '../domain/decision.ts';
import type { StateEvent } from '../domain/event.ts';
import type { LedgerState } from '../domain/money-back/ledger-state.ts';
import { remains, settleRemaining } from '../domain/money-back/settle-remaining.ts';
import { isDecided } from '../domain/payment/payment.ts';
import type { Family, Told } from './families.ts';

/** What of a payment remains to be settled. */
interface Unsettled {
  readonly unsettled: LedgerState;
}

/** What remains of the payment is settled, write by write, and then what was asked for is looked at. */
function decideUnsettled({ unsettled, now, ulids }: Told<unknown> & Unsettled): Decision {
  const { payment } = unsettled;
  if (!isDecided(payment) || !remains(payment)) return { changes: [], next: 'again' };
  const changes = settleRemaining(payment, unsettled, { now, ulids });
  return { changes, next: changes.length === 0 ? 'later' : 'again' };
}

/** What an admin asks for of a payment that a crash left half done: the rest of that comes first. */
export function settleFirst<
  Event extends Pick<StateEvent, 'id' | 'type' | 'transaction'>,
  Known extends object,
  Refusal = never,
>(family: Family<Event, Known, Refusal>): Family<Event, Known | Unsettled, Refusal> {
  return {
    load: async (store, account, event, { known }) => {
      // Read anew: as an earlier round met it, it may remain for ever.
      const payment = await store.payment(account, event.transaction.id);
      if (isDecided(payment) && remains(payment)) {
        return { unsettled: await store.loadLedger(account, event) };
      }
      const before = known && !('unsettled' in known) && { known };
      return family.load(store, account, event, { ...before, ...(payment && { payment }) });
    },
    decide: (one) => ('unsettled' in one ? decideUnsettled(one) : family.decide(one)),
  };
}
