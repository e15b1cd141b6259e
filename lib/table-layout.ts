/** A global secondary index: keys are strings, and it carries nothing but keys. */
interface IndexLayout {
  readonly name: string;
  readonly hash: string;
  readonly sort?: string;
}

const indexes: readonly IndexLayout[] = [
  { name: 'list', hash: 'listKey', sort: 'ulid' },
  { name: 'byOwner', hash: 'ownerKey', sort: 'ulid' },
  { name: 'byCustomer', hash: 'customerKey', sort: 'ulid' },
  { name: 'byEmail', hash: 'emailKey', sort: 'ulid' },
  { name: 'byEvent', hash: 'eventKey' },
];

/** The keys of the single table. The access patterns behind them are described in `docs/data-model.md`. */
export const tableLayout = {
  hash: 'pk',
  sort: 'sk',
  /** Unix seconds after which DynamoDB removes an item. */
  expiry: 'expiresAt',
  indexes,
  /** The partition keys under which webhook keys are kept, for policies. */
  webhookKeys: '#webhook#*',
  /** The partition keys under which their use is counted. */
  webhookUse: '#webhook-use#*',
  /** The partition keys under which it is kept who was turned away. */
  webhookRefusals: '#webhook-refused#*',
  /** The partition of the accounts whose integration is on. */
  accountsOn: '#on',
} as const;
