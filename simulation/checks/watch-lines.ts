import type { ActivityLine } from '../../functions/shared/domain/lines/activity.ts';
import type { Item } from '../table/item.ts';
import type { Written } from '../table/writes.ts';

const isUndone = (line: Item): boolean =>
  line['outcome'] === 'ignored' &&
  (line as unknown as ActivityLine).steps.some(({ code }) => code === 'unlinked');

/**
 * What a line says was done stays said, unless an unlink undid it: a copy that comes later does not take its place. An event that
 * decides an unlinked payment again says that it is unmatched.
 * @param isUnlinked whether an admin asked to unlink the Chargebee customer that this line names
 */
export function watchLines({ key, before, after }: Written, isUnlinked: (told: Item) => boolean): string[] {
  if (key.sk !== 'event' || before?.['outcome'] !== 'processed' || after?.['outcome'] === 'processed')
    return [];
  const isAgain = after?.['outcome'] === 'unmatched' && isUnlinked({ pk: key.pk, line: after });
  if (after !== undefined && (isUndone(after) || isAgain)) return [];
  return [`${key.pk}: its line said processed, and says ${String(after?.['outcome'])}`];
}
