import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the file of the queues (or ':memory:') and makes its table. Throws when another process has it open.
 * Times are milliseconds since 1970.
 */
export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec(`
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS message (
      seq               INTEGER PRIMARY KEY AUTOINCREMENT,
      queue             TEXT NOT NULL,
      message_id        TEXT NOT NULL UNIQUE,
      group_id          TEXT,
      sent_at           INTEGER NOT NULL,
      visible_at        INTEGER NOT NULL,
      receive_count     INTEGER NOT NULL DEFAULT 0,
      first_received_at INTEGER,
      last_received_at  INTEGER,
      receipt           TEXT,
      dead_letter_from  TEXT,
      body              TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS message_by_group ON message (queue, group_id, visible_at, seq, receive_count);
    CREATE INDEX IF NOT EXISTS message_by_visibility ON message (queue, visible_at, receive_count);
    CREATE INDEX IF NOT EXISTS message_by_age ON message (queue, sent_at);
  `);
  return db;
}
