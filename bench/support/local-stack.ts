import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded } from '../../local/child.ts';

export const targets = ['worker', 'engine', 'stack'] as const;
/** `stack` is the process of the server and the queue. The worker ends with it; the engine stays behind. */
export type Target = (typeof targets)[number];

const ownCheckout = new URL('../..', import.meta.url).pathname;
const marks = { worker: 'worker-process.ts', engine: 'dynoxide' } as const;

/** The processes that `parent` has started, with their command lines. */
function childrenOf(parent: number): { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .flatMap((pid) => {
      try {
        const parentOfPid = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
        if (Number(parentOfPid) !== parent) return [];
        return { pid, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
      } catch {
        return []; // it has ended
      }
    });
}

/** The local stack as `npm start` runs it, on a port and data of its own, and the means to kill its processes. */
export class LocalStack {
  readonly #env: NodeJS.ProcessEnv;
  readonly #baseUrl: string;
  readonly #program: string;
  #child: ChildProcess | undefined;

  constructor(port: number, dataDir: string, checkout = ownCheckout) {
    this.#program = join(checkout, 'local/start.ts');
    this.#env = {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'SILENT',
      POWERTOOLS_LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'SILENT', // as builds up to db7e904 call it
      // What is measured is what it can take, not what it turns away.
      WEBHOOK_KEY_RATE: '1000000',
      UNKNOWN_KEYS_RATE: '1000000',
      npm_lifecycle_event: undefined, // it would watch npm, and not us
    };
    this.#baseUrl = `http://localhost:${port}`;
  }

  /** Resolves when all of it is up. */
  async start(): Promise<void> {
    this.#child = this.#spawn();
    for (let tries = 0; tries < 1_200; tries++) {
      if (await this.isUp()) return;
      if (hasEnded(this.#child)) this.#child = this.#spawn();
      await sleep(50);
    }
    throw new Error('The stack does not start.');
  }

  #spawn(): ChildProcess {
    return spawn(process.execPath, [this.#program], { env: this.#env, stdio: 'ignore' });
  }

  /** The ids of its processes, while it is up. */
  pids(): Readonly<Record<Target, number>> {
    const stack = this.#child?.pid;
    if (stack === undefined) throw new Error('The stack does not run.');
    const pidOf = (target: keyof typeof marks): number => {
      const found = childrenOf(stack).find(({ command }) => command.includes(marks[target]));
      if (found === undefined) throw new Error(`The ${target} does not run.`);
      return found.pid;
    };
    return { stack, worker: pidOf('worker'), engine: pidOf('engine') };
  }

  async isUp(): Promise<boolean> {
    return fetch(`${this.#baseUrl}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** Kills with SIGKILL. @returns whether there was something to kill */
  async kill(target: Target): Promise<boolean> {
    const stack = this.#child?.pid;
    if (this.#child === undefined || stack === undefined) return false;
    if (target === 'stack') {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await gone;
      await this.start();
      return true;
    }
    const victim = childrenOf(stack).find(({ command }) => command.includes(marks[target]));
    if (victim === undefined) return false; // it is being started again
    process.kill(victim.pid, 'SIGKILL');
    return true;
  }

  async stop(): Promise<void> {
    if (this.#child === undefined || hasEnded(this.#child)) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await gone;
  }
}
