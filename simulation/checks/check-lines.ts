import type { ActivityLine } from '../../functions/shared/domain/lines/activity.ts';
import type { AccountPlan, PlannedEvent } from '../world/plan.ts';
import type { AccountItems } from './account-items.ts';
import {
  expectedFacts,
  isActedOn,
  isDead,
  isReport,
  isReported,
  namedBy,
  ofRefund,
  takesBack,
} from './expected-facts.ts';

/** Whether an event still waits at the end: what it is about has not come, and it takes money back. */
function waitsFor({ told }: PlannedEvent, plan: AccountPlan): boolean {
  if (told.kind !== 'state' || !isActedOn(told)) return false;
  const isDecline = told.eventType === 'payment_failed' && told.status === 'failure';
  if (!isReport(told) && (!isDead(told) || isDecline)) return false;
  const states = takesBack(told) ? ofRefund(plan, told.id) : [];
  const paymentId = takesBack(told) ? namedBy(states) : told.id;
  const payment = plan.payments.find(({ id }) => id === paymentId);
  if (payment === undefined || !expectedFacts(plan, payment).isSeen) return true;
  return takesBack(told) && told.currency === payment.currency && !isReported(states);
}

/** Every event that is acted on has one line, and nothing waits for what is there. */
export function checkLines(plan: AccountPlan, items: AccountItems): string[] {
  const beside = items.lines as unknown as ActivityLine[];
  // Of a payment by hand there was no event.
  const told = [...items.payments.values()].filter(({ byHand }) => byHand === undefined);
  const own = told.flatMap(({ line }) => (line as ActivityLine | undefined) ?? []);
  const outcomes = new Map<string, string[]>();
  for (const { eventId, outcome } of [...own, ...beside]) {
    const id = eventId.startsWith('rej_') ? '' : eventId;
    outcomes.set(id, [...(outcomes.get(id) ?? []), outcome]);
  }
  const problems = plan.events.flatMap((event) => {
    const { id, told } = event;
    const found = outcomes.get(id) ?? [];
    outcomes.delete(id);
    const isExpected = told.kind === 'not_handled' ? found.length === 0 : found.length === 1;
    if (!isExpected) return [`${id}: ${found.length} lines`];
    const [outcome] = found;
    if (told.kind === 'rejected' && outcome !== 'rejected') return [`a refused body: ${String(outcome)}`];
    if (told.kind === 'nothing_to_act_on' && outcome !== 'ignored') return [`${id}: ${String(outcome)}`];
    if (outcome === 'failed') return [`${id}: failed`];
    const waits = waitsFor(event, plan);
    return waits === (outcome === 'waiting')
      ? []
      : [`${id}: ${String(outcome)}, and it should ${waits ? '' : 'not '}wait`];
  });
  return [...problems, ...[...outcomes.keys()].map((id) => `${id}: a line of no event`)];
}
