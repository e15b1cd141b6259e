import { randomBytes } from 'node:crypto';

/** An id such as Chargebee's: with a prefix, and another one each time. */
export function newId(prefix: string): string {
  return prefix + randomBytes(9).toString('hex');
}
