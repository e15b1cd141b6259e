import * as z from 'zod/mini';
import { commitWrites } from '../writes/commit-writes.ts';
import { itemOf } from '../items/item-of.ts';
import { webhookSecret } from '../keys.ts';
import { readItem } from '../reads/read-item.ts';
import type { Table } from '../table.ts';

interface Secret {
  readonly secret: string;
}
const schema = itemOf<Secret>()({ secret: z.string().check(z.minLength(1)) });

/** What webhook keys are checked with; undefined until the first one is made. */
export async function readWebhookSecret(table: Table): Promise<string | undefined> {
  return (await readItem(table, webhookSecret, schema))?.secret;
}

/**
 * What webhook keys are checked with. It is made once, lives as long as the keys, and is restored together with them.
 * @param made what it becomes where there is none
 */
export async function makeWebhookSecret(table: Table, made: string): Promise<string> {
  const known = await readWebhookSecret(table);
  if (known !== undefined) return known;
  const item = { ...webhookSecret, secret: made };
  const result = await commitWrites(table, [{ kind: 'put', item, condition: { kind: 'absent' } }]);
  const [other] = result.kind === 'refused' ? result.refused : [];
  return other === undefined ? made : schema.parse(other.found).secret;
}
