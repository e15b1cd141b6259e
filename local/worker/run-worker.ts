import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CommandError } from '../command-error.ts';
import { endChild } from '../child.ts';
import type { Running } from '../keep-up.ts';

const program = new URL('worker-process.ts', import.meta.url);

/** Runs the worker in a process of its own, and resolves when it polls. `onExit` is called when it ends without `stop`. */
export async function runWorker(onExit: () => void): Promise<Running> {
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
  const polls = await Promise.race([once(child, 'message').then(() => true), ended.then(() => false)]);
  if (!polls) throw new CommandError('The worker does not start.');
  void ended.then(() => {
    if (!stopping) onExit();
  });
  return {
    pid: child.pid,
    stop: async () => {
      stopping = true;
      await endChild(child);
    },
  };
}
