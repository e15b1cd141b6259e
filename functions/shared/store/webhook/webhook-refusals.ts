import * as z from 'zod';
import { addRefusals, type NewRefusals, type Refusals } from '../../domain/refusals.ts';
import type { Account } from '../account.ts';
import { commitWrites } from '../writes/commit-writes.ts';
import { itemOf } from '../items/item-of.ts';
import { webhookRefusals } from '../keys.ts';
import { readItem } from '../reads/read-item.ts';
import { refusalCodes } from '../../domain/refusals.ts';
import { shapeOf } from '../../shape-of.ts';
import type { Table } from '../table.ts';

interface Versioned extends Refusals {
  readonly version: number;
}

const hour = shapeOf<Refusals['hours'][number]>()({ hour: z.int(), count: z.int() });
const schema = itemOf<Versioned>()({
  version: z.int(),
  at: z.int(),
  code: z.enum(refusalCodes),
  hours: z.array(hour),
});

const read = (table: Table, account: Account): Promise<Versioned | undefined> =>
  readItem(table, webhookRefusals(account), schema);

/** What was turned away at the account's webhook lately; undefined where nothing ever was. */
export const readRefusals: (table: Table, account: Account) => Promise<Refusals | undefined> = read;

/** Adds to it, at most once a minute for all instances together. @returns whether it was added */
export async function keepRefusals(table: Table, account: Account, more: NewRefusals): Promise<boolean> {
  const kept = await read(table, account);
  const after = addRefusals(kept, more);
  if (after === undefined) return false;
  const item = { ...kept, ...after, ...webhookRefusals(account), version: (kept?.version ?? 0) + 1 };
  const condition = kept
    ? ({ kind: 'version', version: kept.version } as const)
    : ({ kind: 'absent' } as const);
  const { kind } = await commitWrites(table, [{ kind: 'put', item, condition }]);
  return kind === 'committed';
}
