/** `changes` over `before`: what is undefined stays as it is, what is null goes. */
export function mergePatch(before: object, changes: object): Record<string, unknown> {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  const gone = new Set(named.flatMap(([name, value]) => (value === null ? [name] : [])));
  const merged = Object.entries({ ...before, ...Object.fromEntries(named) });
  return Object.fromEntries(merged.filter(([name, value]) => value !== undefined && !gone.has(name)));
}
