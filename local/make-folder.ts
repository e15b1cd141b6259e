import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder (an absolute path) and those above it, where they are missing. Node's own recursive `mkdir` never returns
 * where a file system takes no folder (`/proc/x`), and no signal reaches it. Throws what the system says.
 */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false }) === undefined) throw error; // another process was faster
  }
}
