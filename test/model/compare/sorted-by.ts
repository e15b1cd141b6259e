/** In the order of a text that each has. */
export const sortedBy = <T>(textOf: (one: T) => string, all: readonly T[]): T[] =>
  all.toSorted((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
