import { rmSync } from 'node:fs';
import { stopOrphans } from './engine/stop-orphans.ts';

/** Removes SQLite files with all that belongs to them, whoever was left behind holding them. */
export async function clearData(files: readonly string[]): Promise<void> {
  for (const file of files) {
    await stopOrphans(file);
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(file + part, { force: true });
  }
}
