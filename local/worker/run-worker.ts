import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { delivery } from '../../functions/shared/deployment/delivery.ts';
import { CommandError } from '../command-error.ts';
import { endChild } from '../child.ts';
import type { Running } from '../keep-up.ts';
import { startPoller } from '../poller.ts';
import type { Ask } from '../queue/protocol/ask.ts';
import { functionTimeoutSeconds } from '../queues.ts';
import { invokeChild } from './invoke-child.ts';

const program = new URL('worker-process.ts', import.meta.url);

/** The queues, within their own process. */
export interface WorkerQueues {
  readonly ask: Ask;
  /** Where events are queued, and where the steps of jobs are. */
  readonly url: string;
  readonly jobsUrl: string;
}

/**
 * Runs the worker, and the function of jobs beside it, in a process of their own, brings them what is queued, and resolves when they are loaded. `onExit` is called when
 * it ends without `stop`; what it had in hand comes back from the queue.
 */
export async function runWorker(queue: WorkerQueues, onExit: () => void): Promise<Running> {
  // Its own process group: Ctrl-C in a terminal must reach us only, so that its batches can still be finished.
  const child = fork(program, {
    detached: true,
    env: process.env,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // Through this process, line by line, which may show them in another way.
  for (const name of ['stdout', 'stderr'] as const) {
    if (child[name]) createInterface(child[name]).on('line', (line) => process[name].write(`${line}\n`));
  }
  let stopping = false;
  const ended = once(child, 'exit');
  const isLoaded = await Promise.race([once(child, 'message').then(() => true), ended.then(() => false)]);
  if (!isLoaded) throw new CommandError('The worker does not start.');
  const common = { ask: queue.ask, handler: invokeChild(child), functionTimeoutSeconds };
  const pollers = [
    startPoller({
      ...common,
      queueUrl: queue.url,
      functionName: 'worker',
      // All that is in hand shares this one process, where each batch of AWS has a function of its own. More of a flood in
      // hand would cost less for each event, and a quiet account's payment would wait for all of that.
      batchSize: 4,
      concurrency: 1,
    }),
    startPoller({
      ...common,
      queueUrl: queue.jobsUrl,
      functionName: 'jobs',
      batchSize: 1,
      concurrency: delivery.jobConcurrency,
    }),
  ];
  const stopPolling = () => Promise.all(pollers.map((poller) => poller.stop()));
  void ended.then(() => {
    void stopPolling();
    if (!stopping) onExit();
  });
  return {
    pid: child.pid,
    stop: async () => {
      stopping = true;
      await stopPolling();
      await endChild(child);
    },
  };
}
