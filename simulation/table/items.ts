import type { Item } from './item.ts';

interface Kept {
  item: Item | undefined;
  before: Item | undefined;
  changedAt: number;
}

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** The items of a table, each with what stood in its place before. */
export interface Items {
  readonly get: (key: ItemKey) => Item | undefined;
  readonly set: (key: ItemKey, item: Item | undefined) => void;
  /** Of one partition, in the order of their sort keys. */
  readonly partition: (pk: string) => Item[];
  /** As replicas may know them that have not heard of the newest writes. */
  readonly stale: (pk: string, isBehind: (changedAt: number) => boolean) => Item[];
  readonly all: () => Item[];
  /** All, as an index may know them that has not heard of the newest writes. */
  readonly allStale: (isBehind: (changedAt: number) => boolean) => Item[];
}

const present = (items: readonly (Item | undefined)[]): Item[] => items.filter((item) => item !== undefined);

export function itemsOf(now: () => number): Items {
  const partitions = new Map<string, Map<string, Kept>>();
  const sorted = (pk: string): Kept[] => {
    const kept = [...(partitions.get(pk) ?? [])];
    return kept.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one);
  };
  return {
    get: ({ pk, sk }) => partitions.get(pk)?.get(sk)?.item,
    set: ({ pk, sk }, item) => {
      let partition = partitions.get(pk);
      if (!partition) partitions.set(pk, (partition = new Map<string, Kept>()));
      partition.set(sk, { item, before: partition.get(sk)?.item, changedAt: now() });
    },
    partition: (pk) => present(sorted(pk).map(({ item }) => item)),
    stale: (pk, isBehind) =>
      present(sorted(pk).map(({ item, before, changedAt }) => (isBehind(changedAt) ? before : item))),
    allStale: (isBehind) =>
      present(
        [...partitions.values()]
          .flatMap((one) => [...one.values()])
          .map(({ item, before, changedAt }) => (isBehind(changedAt) ? before : item)),
      ),
    all: () => [...partitions.values()].flatMap((one) => present([...one.values()].map(({ item }) => item))),
  };
}
