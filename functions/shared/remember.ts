/** Now, in epoch milliseconds. */
export type Clock = () => number;

/**
 * Remembers for a while what was loaded under a key. A failure is not remembered. Callers that ask meanwhile share one
 * load. Of more than `maxEntries` the one that was loaded first is forgotten, so that made-up keys fill no memory.
 * @returns `(key, load) => value`
 */
export function remember<T>(
  clock: Clock,
  milliseconds: number,
  maxEntries: number,
): (key: string, load: () => Promise<T>) => Promise<T> {
  const entries = new Map<string, { readonly since: number; readonly value: Promise<T> }>();
  return async (key, load) => {
    const known = entries.get(key);
    if (known && clock() - known.since < milliseconds) return known.value;
    // Its age counts from before the load: the value may be as old as that.
    const entry = { since: clock(), value: load() };
    entries.delete(key);
    entries.set(key, entry);
    const [oldest] = entries.keys();
    if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
    try {
      return await entry.value;
    } catch (error) {
      if (entries.get(key) === entry) entries.delete(key);
      throw error;
    }
  };
}
