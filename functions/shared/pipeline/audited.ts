import { differenceOf } from '../domain/audit/difference-of.ts';
import type { Change } from '../domain/change.ts';
import type { Asked } from '../domain/payment/asked.ts';
import type { Family } from './families.ts';

interface Identified {
  readonly id: string;
}

/** How the event ends by these changes; undefined where they do not say so. */
function outcomeIn(changes: readonly Change[], { id }: Identified): string | undefined {
  const lines = changes.flatMap((change) => (change.kind === 'put_line' ? [change.line] : []));
  const brought = changes.flatMap((change) => (change.kind === 'put_payment' ? [change.payment.line] : []));
  return [...lines, ...brought].find(({ eventId }) => eventId === id)?.outcome;
}

/** A replay of one event writes its entry of the audit log with the line that it leaves. */
export const audited = <Event extends Identified, Known>(
  family: Family<Event, Known>,
  { by, mark }: Asked,
): Family<Event, Known> => ({
  load: (...looked) => family.load(...looked),
  decide: (one) => {
    const decision = family.decide(one);
    const { id } = one.event;
    const outcome = outcomeIn(decision.changes, one.event);
    if (mark === undefined || outcome === undefined) return decision;
    const { auditId, at, outcome: before } = mark;
    const entry = {
      auditId,
      at,
      by,
      action: 'event_replayed',
      record: { kind: 'event', id },
      ...differenceOf({ outcome: before }, { outcome }),
    } as const;
    return { ...decision, changes: [...decision.changes, { kind: 'add_audit_entry', entry }] };
  },
});
