import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { WebhookRun } from './webhook-process.ts';

const program = new URL('webhook-process.ts', import.meta.url);

/** The webhook's handler of a checkout, alone in a process. */
export interface WatchedWebhook {
  /** @returns the CPU time that it took, in milliseconds */
  readonly run: (run: WebhookRun) => Promise<number>;
  readonly stop: () => void;
}

export function watchWebhook(folder: string, env: NodeJS.ProcessEnv): WatchedWebhook {
  const child = fork(program, [folder], { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    run: async (run) => {
      child.send(run);
      const answer = once(child, 'message');
      const ended = once(child, 'exit').then(() => Promise.reject(new Error('The webhook ended.')));
      return Number((await Promise.race([answer, ended]))[0]);
    },
    stop: () => {
      child.disconnect();
    },
  };
}
