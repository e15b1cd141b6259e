import type { ActivityLineAnswer } from '../shared/api/activity-schema.ts';
import type { Step } from '../shared/domain/lines/activity.ts';
import { earnedBy } from '../shared/domain/lines/earned.ts';
import { presentMoney } from '../shared/http/present-money.ts';
import { time } from '../shared/http/time.ts';
import type { FoundLine } from '../shared/store/items/found-line.ts';
import type { Named } from '../shared/store/reads/named-by-lines.ts';
import { describeStep } from './describe-step.ts';

function presentStep(step: Step, found: FoundLine, named: Named): ActivityLineAnswer['steps'][number] {
  const { action, code, refs = {}, errors } = step;
  const ids = Object.entries(refs).map(([name, value]): [string, string | string[]] => {
    return [name, typeof value === 'string' ? value : [...value]];
  });
  return {
    action,
    code,
    message: describeStep(step, found, named),
    refs: Object.fromEntries(ids),
    ...(errors && { errors: [...errors] }),
  };
}

/** An activity line as it is answered, with what it names. */
export function presentLine(found: FoundLine, named: Named): ActivityLineAnswer {
  const { line } = found;
  return {
    eventId: line.eventId,
    eventType: line.eventType ?? null,
    outcome: line.outcome,
    occurredAt: line.occurredAt === undefined ? null : time(line.occurredAt),
    receivedAt: time(line.receivedAt),
    processedAt: time(line.processedAt),
    chargebeeCustomerId: line.chargebeeCustomerId ?? null,
    chargebeeTransactionId: line.chargebeeTransactionId ?? null,
    email: line.email ?? null,
    amount: line.amount ? presentMoney(line.amount) : null,
    earned: earnedBy(line, named.rewards).map(({ partnerId, amount }) => ({
      partnerId,
      partnerName: named.partners.get(partnerId)?.name ?? null,
      amount: presentMoney(amount),
    })),
    steps: line.steps.map((step) => presentStep(step, found, named)),
  };
}
