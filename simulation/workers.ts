import type { Context, SQSRecord } from 'aws-lambda';
import type { Faults } from './faults.ts';
import type { Parts } from './parts-of.ts';
import type { Random } from './random.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Received, SimulatedQueue } from './simulated-queue.ts';
import type { SimulatedTable } from './table/simulated-table.ts';

/** A running function with what it remembers; it has one invocation at a time. */
interface Container extends Owner {
  /** Of its invocation, epoch milliseconds. */
  startedAt: number;
  isBusy: boolean;
  readonly handle: (records: SQSRecord[]) => Promise<readonly string[]>;
}

export interface Workers {
  /** Something may be visible in the queue. */
  readonly wake: () => void;
  /** One of the busy ones, if any is, dies. */
  readonly crashOne: () => void;
  /** When the invocation of this owner began; undefined for whoever is no worker. */
  readonly startedAt: (owner: Owner) => number | undefined;
}

export interface WorkerOptions {
  readonly parts: Parts;
  readonly scheduler: Scheduler;
  readonly queue: SimulatedQueue;
  readonly table: SimulatedTable;
  readonly random: Random;
  readonly faults: Faults;
  readonly ulids: () => string;
  /** What a worker warns of. */
  readonly log: (...line: unknown[]) => void;
  readonly maxReceives: number;
  readonly containers: number;
  readonly batchSize: number;
  /** Whether a batch takes all that is there, up to its size. */
  readonly fillsBatches: boolean;
}

const toRecord = ({ id, body, group, receives, receipt }: Received): SQSRecord =>
  ({
    messageId: id,
    receiptHandle: receipt,
    body,
    attributes: { ApproximateReceiveCount: String(receives), MessageGroupId: group },
  }) as SQSRecord;

/** The worker function as it is deployed: containers that come and go, fed by the queue in batches. */
export function workersOf(options: WorkerOptions): Workers {
  const { parts, scheduler, queue, table, random, faults, ulids } = options;
  const poller: Owner = { name: 'poller', alive: true };
  let made = 0;
  const containers = Array.from({ length: options.containers }, start);
  let nextPoll = Infinity;

  function start(): Container {
    const owner: Owner = { name: `worker-${++made}`, alive: true };
    const handler = parts.createHandler({
      store: parts.paymentStore(table.of(owner), scheduler.now),
      clock: scheduler.now,
      ulids,
      pause: (attempt) => scheduler.sleep(owner, parts.racePause(attempt, random.fraction())),
      maxReceives: options.maxReceives,
      postpone: (receipt, seconds) =>
        scheduler.step(owner, `postpones ${receipt} ${seconds}`, () => {
          if (faults.strikes('postponeFailed')) throw new Error('The queue cannot be reached.');
          queue.postpone(receipt, seconds);
          wake();
        }),
      random: random.fraction,
      log: (level, ...told) => {
        if (level !== 'INFO') options.log(...told);
      },
    });
    const handle = async (Records: SQSRecord[]) => {
      const { batchItemFailures } = await handler({ Records }, {} as Context);
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    };
    return Object.assign(owner, { startedAt: 0, isBusy: false, handle });
  }

  async function invoke(container: Container, received: readonly Received[]): Promise<void> {
    container.isBusy = true;
    container.startedAt = scheduler.now();
    try {
      const failed = await container.handle(received.map(toRecord));
      for (const { id, receipt } of received) {
        if (failed.includes(id)) continue;
        void scheduler.step(poller, `deletes ${receipt}`, () => {
          queue.remove(receipt);
        });
      }
    } catch {
      // An invocation that fails leaves its messages where they are.
    }
    container.isBusy = false;
    wake();
  }

  function poll(): void {
    nextPoll = Infinity;
    const idle = containers.filter(({ isBusy }) => !isBusy);
    if (idle.length === 0) return;
    const received = queue.receive(
      options.fillsBatches ? options.batchSize : 1 + random.below(options.batchSize),
    );
    if (received.length > 0) void invoke(random.pick(idle), received);
    wake();
  }

  function wake(): void {
    if (containers.every(({ isBusy }) => isBusy)) return;
    const next = Math.max(queue.nextVisible(), scheduler.now());
    if (next >= nextPoll) return;
    nextPoll = next;
    scheduler.at(poller, next, 'polls', () => {
      // Another one came before it.
      if (nextPoll === next) poll();
    });
  }

  return {
    wake,
    crashOne: () => {
      const busy = containers.filter(({ isBusy }) => isBusy);
      if (busy.length === 0) return;
      const dying = random.pick(busy);
      scheduler.kill(dying, () => random.chance(0.5));
      containers[containers.indexOf(dying)] = start();
      wake();
    },
    startedAt: (owner) => containers.find((one) => one === owner)?.startedAt,
  };
}
