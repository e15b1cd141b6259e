import { UnreadableItem } from './read-as.ts';
import type { Table } from '../table.ts';

/** Reads what an item holds; one that cannot be read is told of, and `instead` stands for it: nothing else falls with it. */
export const lenient =
  <Item, Read>({ unreadable }: Table, read: (item: Item) => Read, instead: (item: Item) => Read) =>
  (item: Item): Read => {
    try {
      return read(item);
    } catch (error) {
      if (!(error instanceof UnreadableItem)) throw error;
      unreadable?.(error);
      return instead(item);
    }
  };
