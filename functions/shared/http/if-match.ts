import { problem } from './answer.ts';
import type { Parsed } from './parse-part.ts';

/** The version that an `If-Match` header names; NaN, which equals nothing, where it names none of ours. */
const versionIn = (header: string): number => Number(/^(?:W\/)?"?(\d{1,15})"?$/.exec(header)?.[1]);

/** The version that the caller saw, if it says one; where it has to and does not, the answer to that. */
export function ifMatchOf(header: string | undefined, required: boolean): Parsed<number | undefined> {
  if (header !== undefined) return { data: versionIn(header) };
  if (!required) return { data: undefined };
  return problem(428, 'if_match_required', 'Send If-Match with the ETag that was read.');
}
