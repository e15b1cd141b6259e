/** Whose keys are ids, or other people's words. */
const maps: ReadonlySet<string> = new Set(['byRule', 'held', 'refs', 're']);

/** What a value is made of: the names of its parts and their types, and of a list each kind of part once. */
export function skeletonOf(value: unknown, isMap = false): unknown {
  if (value instanceof Uint8Array) return 'bytes';
  if (typeof value === 'string' && value.startsWith('{')) return { json: skeletonOf(JSON.parse(value)) };
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  if (Array.isArray(value)) return kindsOf(value);
  if (isMap) return { map: kindsOf(Object.values(value)) };
  const parts = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(parts.map(([name, part]) => [name, skeletonOf(part, maps.has(name))]));
}

/** Each kind of thing once. */
export function kindsOf(values: readonly unknown[]): string[] {
  return [...new Set(values.map((value) => JSON.stringify(skeletonOf(value))))].sort();
}
