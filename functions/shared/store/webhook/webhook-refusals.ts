import * as z from 'zod/mini';
import { addRefusals, type NewRefusals, type RefusalCode, type Refusals } from '../../domain/refusals.ts';
import type { Account } from '../account.ts';
import { commitWrites } from '../writes/commit-writes.ts';
import { itemOf } from '../items/item-of.ts';
import { webhookRefusals } from '../keys.ts';
import { lenient } from '../items/lenient.ts';
import { readAs } from '../items/read-as.ts';
import { readItem } from '../reads/read-item.ts';
import { readItems } from '../reads/read-items.ts';
import { shapeOf, wordOf } from '../../shape-of.ts';
import type { Table } from '../table.ts';

interface Versioned extends Refusals {
  readonly version: number;
}

const hour = shapeOf<Refusals['hours'][number]>()({ hour: z.int(), count: z.int() });
const schema = itemOf<Versioned>()({
  version: z.int(),
  at: z.int(),
  code: wordOf<RefusalCode>(),
  hours: z.array(hour),
});

const read = (table: Table, account: Account): Promise<Versioned | undefined> =>
  readItem(table, webhookRefusals(account), schema);

/** What was turned away at the account's webhook lately; undefined where nothing ever was. */
export async function readRefusals(table: Table, account: Account): Promise<Refusals | undefined> {
  const items = await readItems(table, [webhookRefusals(account)]);
  return items.map(
    lenient(
      table,
      (item) => readAs(schema, item),
      () => undefined,
    ),
  )[0];
}

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
