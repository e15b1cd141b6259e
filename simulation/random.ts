/** Chance that can be repeated: the same seed gives the same numbers. */
export interface Random {
  /** From 0 up to 1, without 1. */
  readonly fraction: () => number;
  /** A whole number from 0 up to `n`, without `n`. */
  readonly below: (n: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
}

/** Small and fast, of 128 bits of state: sfc32. */
export function randomOf(seed: number): Random {
  let [a, b, c, counter] = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, 0x9e3779b9, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  // What lies close together in the seeds is far apart after these.
  for (let round = 0; round < 15; round++) next();
  const fraction = () => next() / 2 ** 32;
  const below = (n: number) => Math.floor(fraction() * n);
  return {
    fraction,
    below,
    chance: (probability) => fraction() < probability,
    pick: <T>(from: readonly T[]): T => {
      if (from.length === 0) throw new RangeError('There is nothing to pick from.');
      return from[below(from.length)] as T;
    },
  };
}

/** The seed of the n-th world, a whole number below 2^48. */
export function worldSeed(seed: number, n: number): number {
  const random = randomOf(seed * 2 ** 20 + n);
  return random.below(2 ** 16) * 2 ** 32 + random.below(2 ** 32);
}
