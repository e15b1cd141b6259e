import type { AttributeValue } from '@aws-sdk/client-dynamodb';

type Item = Readonly<Record<string, AttributeValue>>;

/** Bytes of a value by the rules of DynamoDB's developer guide, "Item sizes and formats". */
function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replace(/^-|\.|0+$/g, '').length / 2) + 1;
  if (value.L) return 3 + value.L.reduce((size, one) => size + 1 + valueSize(one), 0);
  if (value.M)
    return (
      3 +
      Object.entries(value.M).reduce(
        (size, [name, one]) => size + 1 + Buffer.byteLength(name) + valueSize(one),
        0,
      )
    );
  return 1;
}

/** Bytes of an item, as the table counts them. */
export const itemSize = (item: Item): number =>
  Object.entries(item).reduce((size, [name, value]) => size + Buffer.byteLength(name) + valueSize(value), 0);

const units = (item: Item | undefined): number => Math.max(1, Math.ceil(itemSize(item ?? {}) / 1_024));

/** An answer of the table that refuses a write. */
export interface RefusedAnswer {
  readonly __type?: string;
  readonly Item?: Item;
  readonly CancellationReasons?: readonly { readonly Item?: Item }[];
}

/**
 * Write units of a write whose condition did not hold: AWS bills them, by the item that stood in its way, and the answer
 * does not say so. In a transaction every item is billed twice; those that are not in the answer are taken for 1 KB.
 */
export function refusedUnits({ __type = '', Item, CancellationReasons }: RefusedAnswer): number {
  if (__type.endsWith('ConditionalCheckFailedException')) return units(Item);
  if (!__type.endsWith('TransactionCanceledException')) return 0;
  return (CancellationReasons ?? []).reduce((sum, reason) => sum + 2 * units(reason.Item), 0);
}
