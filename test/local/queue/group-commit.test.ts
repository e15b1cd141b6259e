import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { groupCommit, type GroupCommit } from '../../../local/queue/store/group-commit.ts';

let db: DatabaseSync;
let group: GroupCommit;
let statements: string[];
beforeEach(() => {
  db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE kept (n INTEGER NOT NULL) STRICT');
  statements = [];
  const exec = db.exec.bind(db);
  db.exec = (sql) => {
    statements.push(sql);
    exec(sql);
  };
  group = groupCommit(db);
});
afterEach(() => {
  db.close();
});

const keep = (n: number, durable = true) =>
  group.commit(() => db.prepare('INSERT INTO kept VALUES (?) RETURNING n').get(n)?.['n'], { durable });
const kept = () =>
  db
    .prepare('SELECT n FROM kept ORDER BY n')
    .all()
    .map(({ n }) => n);

test('what comes in one turn is committed once, and each gets its own answer', async () => {
  expect(await Promise.all([keep(1), keep(2), keep(3)])).toEqual([1, 2, 3]);
  expect(statements.filter((sql) => sql === 'COMMIT')).toHaveLength(1);
  expect(kept()).toEqual([1, 2, 3]);
});

test('nothing is answered before it is committed', async () => {
  let answered = false;
  const waiting = keep(1).then(() => (answered = true));
  expect(answered).toBe(false);
  expect(statements).not.toContain('COMMIT');
  await waiting;
  expect(statements).toContain('COMMIT');
});

test('one that fails takes nothing from the others, and leaves nothing of itself', async () => {
  const fails = group.commit(
    () => {
      db.prepare('INSERT INTO kept VALUES (99)').run();
      throw new Error('no');
    },
    { durable: true },
  );
  const results = await Promise.allSettled([keep(1), fails, keep(2)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(kept()).toEqual([1, 2]);
});

test('when the commit itself fails nothing is acknowledged', async () => {
  const exec = db.exec.bind(db);
  db.exec = (sql) => {
    if (sql === 'COMMIT') throw new Error('disk full');
    exec(sql);
  };
  const results = await Promise.allSettled([keep(1), keep(2)]);
  expect(results).toMatchObject([{ reason: { message: 'disk full' } }, { reason: { message: 'disk full' } }]);
  expect(kept()).toEqual([]);
  db.exec = exec;
  expect(await keep(3)).toBe(3);
});

test('the disk is waited for when one of them has to be on it, and not for those that need not', async () => {
  await keep(1, false);
  await Promise.all([keep(2, false), keep(3, true)]);
  await keep(4, false);
  expect(statements.filter((sql) => sql.startsWith('PRAGMA'))).toEqual([
    'PRAGMA synchronous = NORMAL',
    'PRAGMA synchronous = FULL',
    'PRAGMA synchronous = NORMAL',
  ]);
});
