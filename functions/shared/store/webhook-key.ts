import { createHash } from 'node:crypto';
import * as z from 'zod';
import { accountSchema, type Account } from './account.ts';
import { basicAuthSchema, type BasicAuth } from './integration.ts';
import { itemOf } from './item-of.ts';
import { webhookKey, type Key } from './keys.ts';
import { readItem } from './read-item.ts';
import type { Table } from './table.ts';

/** What a webhook key opens. After `expiresAt` (epoch milliseconds) it opens nothing. */
export interface WebhookKey {
  readonly account: Account;
  readonly expiresAt?: number;
  readonly basicAuth?: BasicAuth;
}

const schema = itemOf<WebhookKey>()({
  account: accountSchema,
  // Kept in seconds, for the table's time to live.
  expiresAt: z
    .int()
    .transform((seconds) => seconds * 1000)
    .exactOptional(),
  basicAuth: basicAuthSchema.exactOptional(),
});

/** Where a webhook key is kept: under its hash, so that looking it up tells nothing by its time. */
export const placeOfWebhookKey = (key: string): Key =>
  webhookKey(createHash('sha256').update(key).digest('base64url'));

/** Undefined for a key that nobody has. */
export const readWebhookKey = (table: Table, key: string): Promise<WebhookKey | undefined> =>
  readItem(table, placeOfWebhookKey(key), schema);
