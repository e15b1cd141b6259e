import type { DatabaseSync } from 'node:sqlite';

/** Changes that are committed together; each is all or nothing on its own. */
export interface GroupCommit {
  /**
   * Runs `work` with all that is asked in this turn of the event loop, as one transaction.
   * @returns what it returned, once that is committed: with `durable` on the disk; otherwise it outlives the end of this
   *   process, and a power cut may undo it
   * @throws what it threw; nothing of it is kept then
   */
  readonly commit: <T>(work: () => T, options: { readonly durable: boolean }) => Promise<T>;
  /** Commits at once what waits. */
  readonly flush: () => void;
}

interface Waiting {
  readonly durable: boolean;
  /** Does the work. @returns what tells the caller how it ended, for when it is committed */
  readonly run: () => () => void;
  readonly fail: (error: unknown) => void;
}

export function groupCommit(db: DatabaseSync): GroupCommit {
  let waiting: Waiting[] = [];

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      db.exec(`PRAGMA synchronous = ${group.some(({ durable }) => durable) ? 'FULL' : 'NORMAL'}`);
      db.exec('BEGIN IMMEDIATE');
      const tell = group.map(({ run }) => run());
      db.exec('COMMIT');
      for (const told of tell) told();
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      for (const { fail } of group) fail(error);
    }
  }

  function attempt<T>(work: () => T, resolve: (value: T) => void, reject: (error: unknown) => void) {
    db.exec('SAVEPOINT one');
    try {
      const value = work();
      db.exec('RELEASE one');
      return () => {
        resolve(value);
      };
    } catch (error) {
      db.exec('ROLLBACK TO one');
      db.exec('RELEASE one');
      return () => {
        reject(error);
      };
    }
  }

  return {
    commit: (work, { durable }) =>
      new Promise((resolve, reject) => {
        // Everything that has arrived by now is read before this runs.
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ durable, run: () => attempt(work, resolve, reject), fail: reject });
      }),
    flush,
  };
}
