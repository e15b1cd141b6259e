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

/** A webhook key stands in the table as its hash: looking it up tells nothing by its time, nor the table any URL. */
export const hashOfWebhookKey = (key: string): string => createHash('sha256').update(key).digest('base64url');

export const placeOfWebhookKey = (key: string): Key => webhookKey(hashOfWebhookKey(key));

/** Undefined for a key that nobody has. */
export const readWebhookKey = (table: Table, key: string): Promise<WebhookKey | undefined> =>
  readItem(table, placeOfWebhookKey(key), schema);
