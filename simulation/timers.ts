/** What is to come, by time; what comes at one time comes in the order in which it was added. */
export interface Timers<T> {
  readonly add: (at: number, value: T) => void;
  /** When the next one comes; Infinity: never. */
  readonly next: () => number;
  readonly take: () => T | undefined;
}

interface Timer<T> {
  readonly at: number;
  readonly place: number;
  readonly value: T;
}

const isBefore = <T>(one: Timer<T>, other: Timer<T>): boolean =>
  one.at < other.at || (one.at === other.at && one.place < other.place);

/** A binary heap. */
export function timersOf<T>(): Timers<T> {
  const heap: Timer<T>[] = [];
  let places = 0;

  function swap(i: number, j: number): boolean {
    const [one, other] = [heap[i], heap[j]];
    if (one === undefined || other === undefined || !isBefore(one, other)) return false;
    [heap[i], heap[j]] = [other, one];
    return true;
  }

  function sink(i: number): void {
    const [left, right] = [heap[2 * i + 1], heap[2 * i + 2]];
    if (left === undefined) return;
    const child = right !== undefined && isBefore(right, left) ? 2 * i + 2 : 2 * i + 1;
    if (swap(child, i)) sink(child);
  }

  return {
    add: (at, value) => {
      let i = heap.push({ at, place: places++, value }) - 1;
      while (i > 0 && swap(i, (i - 1) >> 1)) i = (i - 1) >> 1;
    },
    next: () => heap[0]?.at ?? Infinity,
    take: () => {
      const [first] = heap;
      const last = heap.pop();
      if (first !== undefined && last !== undefined && first !== last) {
        heap[0] = last;
        sink(0);
      }
      return first?.value;
    },
  };
}
