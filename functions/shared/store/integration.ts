import * as z from 'zod/mini';
import type { IntegrationStatus, Options } from '../domain/integration.ts';
import { shapeOf } from '../shape-of.ts';
import { basicAuthSchema, type BasicAuth } from './basic-auth.ts';
import { itemOf } from './items/item-of.ts';

/** A webhook key that is alive, as the admin's page shows it; one without `expiresAt` is the current one. */
export interface OwnWebhookKey {
  readonly key: string;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
}

/** The integration of an account, once it was turned on. Newest key first. */
export interface Integration {
  readonly version: number;
  readonly status: IntegrationStatus;
  readonly options: Options;
  readonly keys: readonly OwnWebhookKey[];
  readonly basicAuth?: BasicAuth;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  readonly updatedBy: string;
}

const ownKey = shapeOf<OwnWebhookKey>()({ key: z.string(), expiresAt: z.exactOptional(z.int()) });

export const integrationSchema = itemOf<Integration>()({
  version: z.int(),
  status: z.enum(['on', 'off']),
  options: shapeOf<Options>()({
    convertLead: z.boolean(),
    associateDeals: z.boolean(),
    createTransactions: z.boolean(),
  }),
  keys: z.array(ownKey),
  basicAuth: z.exactOptional(basicAuthSchema),
  updatedAt: z.int(),
  updatedBy: z.string(),
});
