import type { Deps } from '../functions/shared/pipeline/deps.ts';
import type { SendJob } from '../functions/shared/job/send-job.ts';
import type { Enqueue } from '../functions/shared/queue/enqueue.ts';
import type { Table } from '../functions/shared/store/table.ts';
import type { Parts } from './parts-of.ts';
import { queueClientOf, type QueueClientOptions } from './queue-client.ts';
import type { Random } from './random.ts';
import type { Owner } from './scheduler.ts';
import type { SimulatedTable } from './table/simulated-table.ts';

/** What a call of the settings API works with. */
export interface CallDeps extends Deps {
  readonly table: Table;
  readonly queue: Enqueue;
  readonly sendJob: SendJob;
}

export interface SettingsCalls {
  /** One call, by an invocation of its own. @throws where it fails, or dies: whoever called has no answer */
  readonly call: <T>(work: (deps: CallDeps) => Promise<T>) => Promise<T>;
  /** One of those under way dies. @returns false where there is none */
  readonly crashOne: () => boolean;
  /** When the call of this owner began; undefined for whoever is none. */
  readonly startedAt: (owner: Owner) => number | undefined;
}

interface SettingsOptions extends QueueClientOptions {
  readonly parts: Parts;
  readonly table: SimulatedTable;
  readonly random: Random;
  readonly ulids: () => string;
}

interface Call {
  readonly startedAt: number;
  readonly die: () => void;
}

/** The settings function as admins call it. */
export function settingsCallsOf({ parts, table, random, ulids, ...sending }: SettingsOptions): SettingsCalls {
  const { scheduler } = sending;
  const calls = new Map<Owner, Call>();
  let made = 0;

  const depsOf = (owner: Owner): CallDeps => ({
    table: table.of(owner),
    store: parts.paymentStore(table.of(owner), scheduler.now),
    clock: scheduler.now,
    ulids,
    pause: (attempt) => scheduler.sleep(owner, parts.racePause(attempt, random.fraction())),
    sendJob: (_, delaySeconds) =>
      // Of a job that comes later: whoever asked does its work then.
      delaySeconds === undefined || delaySeconds < 60
        ? Promise.reject(new Error('No payer of a world has so many payments.'))
        : Promise.resolve(),
    queue: parts.enqueueTo(queueClientOf(sending, owner), 'https://queue.example/events'),
  });

  return {
    call: async (work) => {
      const owner: Owner = { name: `settings-${++made}`, alive: true };
      const dies = new Promise<never>((_, reject) => {
        const die = () => {
          reject(new Error('The function died.'));
        };
        calls.set(owner, { startedAt: scheduler.now(), die });
      });
      try {
        return await Promise.race([work(depsOf(owner)), dies]);
      } finally {
        calls.delete(owner);
      }
    },
    crashOne: () => {
      if (calls.size === 0) return false;
      const [owner, call] = random.pick([...calls]);
      scheduler.kill(owner, () => random.chance(0.5));
      call.die();
      return true;
    },
    startedAt: (owner) => calls.get(owner)?.startedAt,
  };
}
