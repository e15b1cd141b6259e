/** `changes` over `before`: what is undefined stays as it is, what is null goes. */
export function mergePatch(before: object, changes: object): Record<string, unknown> {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  const merged = Object.entries({ ...before, ...Object.fromEntries(named) });
  return Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined));
}
