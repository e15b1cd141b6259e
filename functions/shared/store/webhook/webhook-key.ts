import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { accountSchema, type Account } from '../account.ts';
import { basicAuthSchema, type BasicAuth } from '../basic-auth.ts';
import { itemOf } from '../items/item-of.ts';
import { webhookKey, type Key } from '../keys.ts';
import { readItem } from '../reads/read-item.ts';
import type { Table } from '../table.ts';

/** What a webhook key opens. From `endsAt` (epoch milliseconds) on it opens nothing, and tells only whose it was. */
export interface WebhookKey {
  readonly account: Account;
  readonly endsAt?: number;
  readonly basicAuth?: BasicAuth;
}

const schema = itemOf<WebhookKey>()({
  account: accountSchema,
  endsAt: z.exactOptional(z.int()),
  basicAuth: z.exactOptional(basicAuthSchema),
});

/** A webhook key stands in the table as its hash: looking it up tells nothing by its time, nor the table any URL. */
export const hashOfWebhookKey = (key: string): string => createHash('sha256').update(key).digest('base64url');

export const keyOfWebhook = (key: string): Key => webhookKey(hashOfWebhookKey(key));

/** Undefined for a key that nobody has. */
export const readWebhookKey = (table: Table, key: string): Promise<WebhookKey | undefined> =>
  readItem(table, keyOfWebhook(key), schema);
