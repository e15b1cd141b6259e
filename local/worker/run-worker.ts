import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CommandError } from '../command-error.ts';
import { endChild } from '../child.ts';
import type { Running } from '../keep-up.ts';
import { startPoller } from '../poller.ts';
import type { Ask } from '../queue/protocol/ask.ts';
import { workerTimeoutSeconds } from '../queues.ts';
import { invokeChild } from './invoke-child.ts';

const program = new URL('worker-process.ts', import.meta.url);

/** The queue, within its own process. */
export interface WorkerQueue {
  readonly ask: Ask;
  readonly url: string;
}

/**
 * Runs the worker in a process of its own, brings it what is queued, and resolves when it is loaded. `onExit` is called when
 * it ends without `stop`; what it had in hand comes back from the queue.
 */
export async function runWorker(queue: WorkerQueue, onExit: () => void): Promise<Running> {
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
  const poller = startPoller({
    ask: queue.ask,
    queueUrl: queue.url,
    handler: invokeChild(child),
    functionTimeoutSeconds: workerTimeoutSeconds,
    // All that is in hand shares this one process, where each batch of AWS has a function of its own. More of a flood in
    // hand would cost less for each event, and a quiet account's payment would wait for all of that.
    batchSize: 4,
    concurrency: 1,
  });
  void ended.then(() => {
    void poller.stop();
    if (!stopping) onExit();
  });
  return {
    pid: child.pid,
    stop: async () => {
      stopping = true;
      await poller.stop();
      await endChild(child);
    },
  };
}
