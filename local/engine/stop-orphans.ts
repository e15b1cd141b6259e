import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Ends engines that still hold `dbFile` (an absolute path): what is left when our process was killed with SIGKILL.
 * Only a process whose own command line names Dynoxide and exactly this file is touched, so that a reused process id
 * is harmless. The caller must hold the data folder's lock, else this would end a living instance's engine.
 */
export async function stopOrphans(dbFile: string): Promise<void> {
  const pids = processIds().filter((pid) => holds(pid, dbFile));
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const pid of pids.filter((pid) => holds(pid, dbFile))) signalIfThere(pid, signal);
    for (let tries = 0; tries < 100 && pids.some((pid) => holds(pid, dbFile)); tries++) await sleep(30);
  }
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return []; // no /proc: not Linux
  }
}

function holds(pid: number, dbFile: string): boolean {
  try {
    const [program, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return program?.endsWith('/dynoxide') === true && args[args.indexOf('--db-path') + 1] === dbFile;
  } catch {
    return false; // it has ended
  }
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended by itself just now
  }
}
