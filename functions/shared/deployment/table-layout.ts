/** A global secondary index: keys are strings, and it carries nothing but keys. */
interface IndexLayout {
  readonly hash: string;
  readonly sort?: string;
}

const indexes = {
  list: { hash: 'listKey', sort: 'ulid' },
  byOwner: { hash: 'ownerKey', sort: 'ulid' },
  byCustomer: { hash: 'customerKey', sort: 'ulid' },
  byEmail: { hash: 'emailKey', sort: 'ulid' },
  byEvent: { hash: 'eventKey' },
} as const satisfies Readonly<Record<string, IndexLayout>>;

export type IndexName = keyof typeof indexes;

/** The keys of the single table. The access patterns behind them are described in `docs/data-model.md`. */
export const tableLayout = {
  hash: 'pk',
  sort: 'sk',
  /** Unix seconds after which DynamoDB removes an item. */
  expiry: 'expiresAt',
  indexes,
  /** The partitions that belong to no account, for policies: what their keys begin with, or are. */
  partitions: {
    /** Webhook keys, and the secret that they are checked with. */
    webhookKeys: '#webhook#',
    /** How often each is used. */
    webhookUse: '#webhook-use#',
    /** Who was turned away. */
    webhookRefusals: '#webhook-refused#',
    /** The accounts whose integration is on. */
    accountsOn: '#on',
  },
} as const;
