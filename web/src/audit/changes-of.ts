import type { AuditEntry } from './audit-entry.ts';

/** A part that was changed: from what, to what; `null` where it was not there, or is not there any more. */
export interface PartChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Thing = Readonly<Record<string, unknown>>;

/** What people look for first; the rest by its name. */
const first: readonly string[] = ['name', 'firstName', 'lastName', 'email', 'company', 'status'];
const rank = (name: string): number => {
  const place = first.indexOf(name);
  return place === -1 ? first.length : place;
};
const inOrder = (one: string, other: string): number => rank(one) - rank(other) || one.localeCompare(other);

/** Made of parts that say something alone, which an amount of money is not. */
const hasParts = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('currency' in value);

const namesIn = (...things: readonly (Thing | null)[]): string[] =>
  [...new Set(things.flatMap((thing) => Object.keys(thing ?? {})))].sort(inOrder);

/** What was changed, part by part: of a part that has parts itself, those that differ. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): PartChange[] {
  return namesIn(before, after).flatMap((name): PartChange[] => {
    const [old = null, young = null] = [before?.[name], after?.[name]];
    if (!hasParts(old) || !hasParts(young)) return [{ name, before: old, after: young }];
    return namesIn(old, young)
      .filter((part) => JSON.stringify(old[part]) !== JSON.stringify(young[part]))
      .map((part) => ({ name: part, before: old[part] ?? null, after: young[part] ?? null }));
  });
}
