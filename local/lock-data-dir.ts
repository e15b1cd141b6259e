import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CommandError } from './command-error.ts';

/**
 * Makes `dataDir` ours until the returned function is called or this process ends in whatever way: the lock is the
 * operating system's, held through SQLite, so that nothing is left over after a SIGKILL. Throws a CommandError when
 * another process still has it after three seconds (a stack that is just stopping has not).
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 3000 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch {
    database.close();
    throw new CommandError(`Another instance uses ${dataDir}. Stop it, or set DATA_DIR to another folder.`);
  }
  return () => {
    database.close();
  };
}
