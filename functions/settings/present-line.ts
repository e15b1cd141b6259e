import type { ActivityLineAnswer } from '../shared/api/activity-schema.ts';
import type { ActivityLine, Step } from '../shared/domain/lines/activity.ts';
import { presentMoney } from '../shared/http/present-money.ts';
import { time } from '../shared/http/time.ts';
import { describeStep } from './describe-step.ts';

function presentStep(step: Step): ActivityLineAnswer['steps'][number] {
  const { action, code, refs = {}, errors } = step;
  const ids = Object.entries(refs).map(([name, value]): [string, string | string[]] => {
    return [name, typeof value === 'string' ? value : [...value]];
  });
  return {
    action,
    code,
    message: describeStep(step),
    refs: Object.fromEntries(ids),
    ...(errors && { errors: [...errors] }),
  };
}

/** An activity line as it is answered. */
export const presentLine = (line: ActivityLine): ActivityLineAnswer => ({
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
  steps: line.steps.map(presentStep),
});
