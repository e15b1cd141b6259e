import { spawn } from 'node:child_process';
import { once } from 'node:events';

const root = new URL('../../../', import.meta.url).pathname;

/** A command of local/ that runs: all it has printed so far, and how it ends. */
export interface LocalCommand {
  /** Waits until it has printed what `pattern` matches; throws with all it said if it ends before. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Its exit code (null after a deadly signal) and everything it printed. */
  readonly ended: Promise<{ code: number | null; output: string }>;
}

/** Runs `local/<name>.ts` as npm does, in a process of its own. */
export function localCommand(name: string, args: string[], env: Record<string, string>): LocalCommand {
  const child = spawn(process.execPath, [`local/${name}.ts`, ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', npm_lifecycle_event: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const closed = once(child, 'close');
  const ended = closed.then(() => ({ code: child.exitCode, output }));
  return {
    ended,
    kill: (signal) => {
      child.kill(signal);
    },
    printed: async (pattern) => {
      for (;;) {
        const found = pattern.exec(output);
        if (found !== null) return found;
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`${name} ended:\n${output}`);
        await Promise.race([once(child.stdout, 'data'), closed]);
      }
    },
  };
}
