import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { cancelled, conditionFailed, validationError, type Reason } from './errors.ts';
import { holds, updated, type Expressions } from './expressions.ts';
import { itemOf, type Item } from './item.ts';
import type { ItemKey, Items } from './items.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What one write of a command asks for. */
export interface Asked {
  readonly key: ItemKey;
  readonly expressions: Expressions & { readonly ReturnValuesOnConditionCheckFailure?: string | undefined };
  /** What stands there afterwards; absent for a check. */
  readonly after?: (before: Item | undefined) => Item | undefined;
}

function keyOf(fields: Readonly<Record<string, unknown>> | undefined): ItemKey {
  const { pk, sk } = fields ?? {};
  if (typeof pk !== 'string' || typeof sk !== 'string' || pk === '' || sk === '') {
    throw validationError('One of the required keys was not given a value');
  }
  return { pk, sk };
}

export function ask({ Put, Update, Delete, ConditionCheck }: TransactItem): Asked {
  if (Put) {
    const item = itemOf(Put.Item ?? {});
    return { key: keyOf(item), expressions: Put, after: () => item };
  }
  if (Update) {
    const key = keyOf(Update.Key);
    return { key, expressions: Update, after: (before) => itemOf(updated(before ?? { ...key }, Update)) };
  }
  if (Delete) return { key: keyOf(Delete.Key), expressions: Delete, after: () => undefined };
  if (ConditionCheck) return { key: keyOf(ConditionCheck.Key), expressions: ConditionCheck };
  throw validationError('A write that writes nothing.');
}

/** Where it writes, as one text. */
export const keyText = ({ key: { pk, sk } }: Asked): string => `${pk}\n${sk}`;

const shown = ({ expressions }: Asked, item: Item | undefined): Item | undefined =>
  expressions.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? item : undefined;

/** What a write changed. */
export interface Written {
  readonly key: ItemKey;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** Nothing is written yet. @throws where the engine would refuse what stands there afterwards */
function prepare({ key, after }: Asked, before: Item | undefined): Written[] {
  return after ? [{ key, before, after: after(before) }] : [];
}

function write(items: Items, prepared: readonly Written[]): readonly Written[] {
  for (const { key, after } of prepared) items.set(key, after);
  return prepared;
}

export function writeOne(items: Items, asked: Asked): readonly Written[] {
  const before = items.get(asked.key);
  if (!holds(before, asked.expressions)) throw conditionFailed(shown(asked, before));
  return write(items, prepare(asked, before));
}

const maxItems = 100;

/** All of it or nothing. */
export function writeTogether(items: Items, asked: readonly Asked[]): readonly Written[] {
  if (asked.length === 0 || asked.length > maxItems) {
    throw validationError('Member must have length less than or equal to 100');
  }
  const places = new Set(asked.map(keyText));
  if (places.size < asked.length) {
    throw validationError('Transaction request cannot include multiple operations on one item');
  }
  const prepared: Written[] = [];
  const reasons = asked.map((one): Reason => {
    const before = items.get(one.key);
    if (holds(before, one.expressions)) {
      prepared.push(...prepare(one, before));
      return { Code: 'None' };
    }
    const item = shown(one, before);
    return { Code: 'ConditionalCheckFailed', ...(item && { Item: item }) };
  });
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  return write(items, prepared);
}
