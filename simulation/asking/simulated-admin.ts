import type { Answer } from '../../functions/shared/http/answer.ts';
import type { Caller } from '../../functions/shared/http/caller.ts';
import type { Parts } from '../parts-of.ts';
import type { Owner, Scheduler } from '../scheduler.ts';
import type { CallDeps, SettingsCalls } from '../settings-calls.ts';
import type { Items } from '../table/items.ts';
import type { Item } from '../table/item.ts';
import type { AccountPlan } from '../world/plan.ts';

export interface AskOptions {
  readonly parts: Parts;
  readonly scheduler: Scheduler;
  readonly calls: SettingsCalls;
  readonly items: () => Items;
  readonly plan: AccountPlan;
}

export const admin: Owner = { name: 'admin', alive: true };
const minute = 60_000;
/** An hour of throttling is not the end. */
const maxTries = 300;
/** What is not there yet, or not in the index, is looked for again. */
const maxLooks = 4;

/** What the simulated table was not taught, and whoever tries again would never see. */
const isGap = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('The simulated table');

/** An admin of an account at the settings API. */
export interface SimulatedAdmin extends Pick<AskOptions, 'parts' | 'scheduler' | 'plan'> {
  readonly caller: Caller;
  /** The records of a kind as a list shows them, by their ids. */
  readonly listed: (kind: 'customer' | 'lead' | 'deal') => readonly Item[];
  /** The customer that they choose, as they see it. */
  readonly customerAt: (which: number) => string | undefined;
  /** Asks until an answer comes; a minute later again. */
  readonly until: (label: string, work: (deps: CallDeps) => Promise<Answer>) => Promise<Answer | undefined>;
  /** Asked for again and again in vain. */
  readonly unanswered: readonly string[];
}

export function simulatedAdmin({ parts, scheduler, calls, items, plan }: AskOptions): SimulatedAdmin {
  const { account } = plan;
  const unanswered: string[] = [];
  const listed = (kind: 'customer' | 'lead' | 'deal') =>
    items()
      .all()
      .filter(({ pk, sk }) => sk === kind && String(pk).startsWith(`${account}#${kind}#`));
  return {
    parts,
    scheduler,
    plan,
    caller: { account, user: 'ada@kiflo.example', role: 'admin' },
    listed,
    customerAt: (which) => {
      const customers = listed('customer');
      return customers[which % Math.max(customers.length, 1)]?.['customerId'] as string | undefined;
    },
    until: async (label, work) => {
      for (let tries = 1; tries <= maxTries; tries++) {
        const answer = await calls.call(work).catch((error: unknown) => {
          if (isGap(error)) unanswered.push(`${String(error)}: ${label}`);
          return undefined;
        });
        const isFinal =
          answer !== undefined && answer.status < 500 && (answer.status !== 404 || tries >= maxLooks);
        if (isFinal) return answer;
        await scheduler.sleep(admin, minute);
      }
      unanswered.push(label);
      return undefined;
    },
    unanswered,
  };
}
