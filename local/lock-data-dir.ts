import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CommandError } from './command-error.ts';
import { dataDirError } from './data-dir-error.ts';
import { makeFolder } from './make-folder.ts';

/** SQLite's code for a lock that another process holds. */
const busy = 5;

/**
 * Makes `dataDir` ours until the returned function is called or this process ends in whatever way: the lock is the
 * operating system's, held through SQLite, so that nothing is left over after a SIGKILL. Throws a CommandError where the
 * folder cannot be used, and when another process still has it after three seconds (a stack that is just stopping has not).
 */
export function lockDataDir(dataDir: string): () => void {
  let database: DatabaseSync | undefined;
  try {
    makeFolder(dataDir);
    database = new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 3000 });
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (!(error instanceof Error) || !('errcode' in error) || error.errcode !== busy)
      throw dataDirError(dataDir, error);
    throw new CommandError(`Another instance uses ${dataDir}. Stop it, or set DATA_DIR to another folder.`);
  }
  const held = database;
  return () => {
    held.close();
  };
}
