import { encodeTime } from 'ulid';

/** ULIDs after the first of these, up to the second: a range of a listing's sort key. */
export interface UlidRange {
  readonly after: string;
  readonly upTo: string;
}

/** The last ULID of a millisecond. */
export const lastUlidOf = (time: number): string => encodeTime(time, 10) + 'Z'.repeat(16);

/** The latest time that a ULID holds. */
const endOfTime = 2 ** 48 - 1;

/** The ULIDs that were made from one moment to another, both included; epoch milliseconds, `from` after 1970 began. */
export const ulidsBetween = (from: number, to: number = endOfTime): UlidRange => ({
  after: lastUlidOf(Math.max(from - 1, 0)),
  upTo: lastUlidOf(to),
});
