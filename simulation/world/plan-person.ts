import { customerBody } from './bodies.ts';
import type { Maker } from './plan-payment.ts';
import type { CustomerState, Person, PlannedEvent, PlannedPayment } from './plan.ts';

/** What is told of a Chargebee customer, beside payments and with them. */
interface PlannedPerson {
  readonly events: readonly PlannedEvent[];
  /** What the next payment of this payer shows. */
  readonly payment: (payer: Person) => Pick<PlannedPayment, 'shows' | 'occurredAt'>;
}

const hour = 3_600_000;
const pick = <T>(all: readonly T[], n: number): T => all[Math.min(n, all.length - 1)] as T;

/**
 * The states of a person at Chargebee, and the events that tell them, in an order of their own. Those of a person who is
 * deleted happened before, whenever they come.
 * @param emails of which a person may get any; undefined where nobody may share one
 */
export function planPerson(
  { random, start, eventId, at }: Maker,
  person: Person,
  emails: readonly string[] | undefined,
): PlannedPerson {
  const isPlain = emails === undefined;
  // No payment shows the last ones: by its email a lead is found.
  const states = Array.from({ length: 8 }, (_, n): CustomerState => {
    const another = isPlain ? `new-${person.id}@example.com` : random.pick(emails);
    const email = n < 5 ? person.email : another;
    return {
      ...(email !== undefined && { email }),
      firstName: isPlain ? `Name ${n}` : random.pick(['Ada', 'Eve']),
      ...(random.chance(0.7) && { company: random.pick(['Byron Ltd', 'Engines']) }),
      version: start + n,
    };
  });
  const isDeleted = random.chance(isPlain ? 0.2 : 0.4);
  const deletedAt = start - random.below(2) * hour;

  function tell(type: 'customer_changed' | 'customer_deleted', n: number, occurredAt?: number): PlannedEvent {
    const [id, time] = [eventId(), at()];
    const shows = pick(states, n);
    const body = customerBody({ id, type, at: occurredAt ?? time }, person.id, shows);
    const told = { kind: type, person: person.id, shows };
    return { id, at: time, body, told };
  }

  return {
    events: [
      ...Array.from({ length: random.below(4) }, () => tell('customer_changed', random.below(7))),
      ...(isDeleted ? [tell('customer_deleted', isPlain ? 7 : random.below(8), deletedAt)] : []),
    ],
    payment: ({ email }) => {
      const { email: own, ...state } = pick(states, random.below(5));
      return {
        shows: { ...state, ...(email !== undefined && { email }) },
        ...(isDeleted && { occurredAt: deletedAt + (isPlain ? -1 : 1) * random.below(2) * hour }),
      };
    },
  };
}
