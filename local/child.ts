import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Ends a child: SIGTERM, and SIGKILL after 5 s. Resolves when it is gone. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const harder = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(harder);
}
