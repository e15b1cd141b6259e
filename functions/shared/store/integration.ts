import * as z from 'zod/mini';
import type { IntegrationStatus, Options } from '../domain/integration.ts';
import { shapeOf } from '../shape-of.ts';
import { itemOf } from './items/item-of.ts';

/** A webhook key that is alive, as the admin's page shows it; one without `expiresAt` is the current one. */
export interface OwnWebhookKey {
  readonly key: string;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
}

/** The password is kept as scrypt made it; `salt` and `passwordHash` are base64url. */
export interface BasicAuth {
  readonly username: string;
  readonly salt: string;
  readonly passwordHash: string;
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

export const basicAuthSchema = shapeOf<BasicAuth>()({
  username: z.string(),
  salt: z.string(),
  passwordHash: z.string(),
});

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
