type Shown = Readonly<Record<string, unknown>>;

/** What differs of something, as the API shows it; what was not there before, or is not there any more, has no such half. */
export interface Difference {
  readonly before?: Shown;
  readonly after?: Shown;
}

/** Every change makes a new version, and what it is about is said beside it. */
const saidElsewhere: ReadonlySet<string> = new Set(['id', 'version', 'createdAt']);

/** The table gives the parts of a thing in any order. */
const ordered = (_: string, part: unknown): unknown =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
    : part;
const textOf = (value: unknown): string | undefined => JSON.stringify(value, ordered);
const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

/** Of a list, what the other one has not: the rules of a program that were changed, say. */
const without = (list: unknown, other: unknown): unknown =>
  Array.isArray(list) && Array.isArray(other)
    ? list.filter((one) => !other.some((another) => isSame(one, another)))
    : list;

/** Each part as it is and as it is not in the other one. */
const half = (one: Shown, other: Shown, names: readonly string[]): Shown =>
  Object.fromEntries(names.map((name) => [name, without(one[name], other[name]) ?? null]));

/** All that something says; what it does not have is no news where it was made, or went. */
function whole(shown: Shown): Shown {
  const said = Object.entries(shown).filter(([name, value]) => {
    return !saidElsewhere.has(name) && value !== null && value !== undefined;
  });
  return Object.fromEntries(said);
}

/**
 * What differs between two states of something, for its entry in the audit log.
 * @param before undefined where it was not there
 * @param after undefined where it is not there any more
 * @returns undefined where nothing differs: then nothing was done
 */
export function differenceOf(before: object | undefined, after: object | undefined): Difference | undefined {
  const [old, young] = [before as Shown | undefined, after as Shown | undefined];
  if (old === undefined || young === undefined) {
    return { ...(old && { before: whole(old) }), ...(young && { after: whole(young) }) };
  }
  const names = [...new Set([...Object.keys(old), ...Object.keys(young)])].filter(
    (name) => !saidElsewhere.has(name) && !isSame(old[name], young[name]),
  );
  if (names.length === 0) return undefined;
  return { before: half(old, young, names), after: half(young, old, names) };
}
