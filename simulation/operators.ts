import type { Owner, Scheduler } from './scheduler.ts';
import type { SimulatedQueue } from './simulated-queue.ts';
import type { WorldPlan } from './world/plan.ts';

interface OperatorOptions {
  readonly plan: WorldPlan;
  readonly scheduler: Scheduler;
  readonly queue: SimulatedQueue;
  /** Messages are in the queue. */
  readonly sent: () => void;
}

export interface Operators {
  /** There is a dead letter. */
  readonly alarm: () => void;
}

const operators: Owner = { name: 'operators', alive: true };
const hour = 3_600_000;

/** Whoever has the alarm, if the world has somebody: an hour after the first dead letter they redrive all there are. */
export function operatorsOf({ plan, scheduler, queue, sent }: OperatorOptions): Operators {
  let areComing = false;
  return {
    alarm: () => {
      if (!plan.isRedriven || areComing) return;
      areComing = true;
      scheduler.at(operators, scheduler.now() + hour, 'redrive', () => {
        areComing = false;
        queue.redrive();
        sent();
      });
    },
  };
}
