/** Ids that a step names at most: the item that holds the step has an end, and the deals of an email have none. */
const mostNamed = 1_000;

export const named = (ids: readonly string[]): readonly string[] => ids.slice(0, mostNamed);
