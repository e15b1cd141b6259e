/** What is there of something: an item has no attribute that is undefined. */
export const present = (parts: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
