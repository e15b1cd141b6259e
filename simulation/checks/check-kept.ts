import type { Item } from '../table/item.ts';
import { notToBeKept } from '../world/bodies.ts';

/** No card, address or user is in the table, or was in the queue. */
export function checkKept(items: readonly Item[], sent: readonly string[]): string[] {
  const holds = (text: string): boolean => text.includes(notToBeKept);
  return [
    ...(sent.some(holds) ? ['what may not be kept was in the queue'] : []),
    ...items
      .filter((item) => holds(JSON.stringify(item)))
      .map(({ pk }) => `${String(pk)} holds what may not be kept`),
  ];
}
