import type { Kind } from '../shared/domain/ids.ts';
import type { Answer } from '../shared/http/answer.ts';
import { invalidBody } from '../shared/http/problems.ts';
import type { Account } from '../shared/store/account.ts';
import type { Refused } from '../shared/store/writes/commit-writes.ts';
import { keysOf, type Key, type RecordKind } from '../shared/store/keys.ts';
import { keyOf, type Write } from '../shared/store/writes/write.ts';

/** What has to hold for a change: where its write is refused at `key`, `answer` says why. */
export interface Guard {
  readonly key: Key;
  readonly answer: Answer;
  /** Written in the same transaction, where nothing else touches the key. */
  readonly check?: Write;
}

/** A record that is referred to has to be there; checked where the reference is new. */
export function referenceGuard(
  account: Account,
  kind: Extract<Kind, RecordKind>,
  path: string,
  [before, after]: readonly [before: string | undefined, after: string | undefined],
): Guard[] {
  if (after === undefined || after === before) return [];
  const key = keysOf(account).record(kind, after);
  const answer = invalidBody(path, `There is no such ${kind}.`);
  return [{ key, answer, check: { kind: 'check', key, condition: { kind: 'present' } } }];
}

export const checksOf = (guards: readonly Guard[]): Write[] =>
  guards.map(({ check }) => check).filter((check) => check !== undefined);

export const isRefusedAt = (refused: readonly Refused[], { pk, sk }: Key): boolean =>
  refused.map(({ write }) => keyOf(write)).some((key) => key.pk === pk && key.sk === sk);

/** What stood in the way. Throws where it is nothing that was guarded. */
export function whyRefused(refused: readonly Refused[], guards: readonly Guard[]): Answer {
  const broken = guards.find(({ key }) => isRefusedAt(refused, key));
  if (broken === undefined)
    throw new Error(`Refused at ${refused.map(({ write }) => keyOf(write).sk).join(', ')}`);
  return broken.answer;
}
