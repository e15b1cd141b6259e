import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { endChild, hasEnded } from '../child.ts';
import { engineAnswers } from './engine-answers.ts';

/** A running child: `stop` ends it (SIGTERM, after 5 s SIGKILL) and resolves when it is gone. */
interface RunningEngine {
  readonly pid: number;
  stop(): Promise<void>;
}

/** What one try gave: a child that answers, or what it said before it ended. */
export type EngineRun = { ok: true; engine: RunningEngine } | { ok: false; said: string };

/** Runs `binary` on `port` and waits until it answers. `onExit` is called when it ends without `stop` later on. */
export async function runEngine(
  binary: string,
  options: { port: number; dbFile: string | undefined; onExit: (() => void) | undefined },
): Promise<EngineRun> {
  const file = options.dbFile === undefined ? [] : ['--db-path', options.dbFile];
  // Its own process group: Ctrl-C in a terminal must reach us only, so that work in hand can still be written.
  const child = spawn(binary, ['serve', '--host', '127.0.0.1', '--port', String(options.port), ...file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  child.once('error', (error) => (said += error.message));
  const killWithUs = (): boolean => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));

  for (let tries = 0; tries < 400 && !hasEnded(child); tries++) {
    if ((await engineAnswers(`http://127.0.0.1:${options.port}`)) && !hasEnded(child)) break;
    await sleep(25);
  }
  const pid = child.pid;
  if (pid === undefined || hasEnded(child)) return { ok: false, said: said.trim() };

  let stopping = false;
  child.once('exit', () => {
    if (!stopping) options.onExit?.();
  });
  return {
    ok: true,
    engine: {
      pid,
      stop: async () => {
        stopping = true;
        await endChild(child);
      },
    },
  };
}
