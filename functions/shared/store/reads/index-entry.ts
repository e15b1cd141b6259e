import * as z from 'zod/mini';
import type { Key } from '../keys.ts';

const key = z.object({ pk: z.string(), sk: z.string() });
const entry = z.extend(key, { ulid: z.string() });

/** What an index shows of an item: its key, and the ULID by which its listing is ordered. */
export type IndexEntry = z.infer<typeof entry>;

const [keys, entries] = [z.array(key), z.array(entry)];

/** @param items as a Query of an index answers them; an item that it shows without its key is a fault */
export const keysIn = (items: unknown): Key[] => keys.parse(items ?? []);
export const entriesIn = (items: unknown): IndexEntry[] => entries.parse(items ?? []);
