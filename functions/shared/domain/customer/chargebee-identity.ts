import type { ChargebeeCustomer } from '../event.ts';

/** What was told of a Chargebee customer while nobody carried its id. Times are epoch milliseconds. */
export interface ToldCustomer {
  /** The newest state; absent where only the deletion was told. */
  readonly state?: ChargebeeCustomer;
  /** When it was deleted at Chargebee. */
  readonly deletedAt?: number;
  readonly forgetAt: number;
}

/** Who carried a Chargebee id until it was deleted there. */
export interface FormerCustomer {
  readonly customerId: string;
  /** When the deletion occurred, epoch milliseconds: what occurred until then is this customer's. */
  readonly until: number;
}

/** What is known of a Chargebee customer id, beside who carries it. */
export interface ChargebeeIdentity {
  readonly chargebeeCustomerId: string;
  /** Grows with every change of it: whoever changes it states the version it saw, 0 where nothing is known. */
  readonly version: number;
  readonly told?: ToldCustomer;
  /** The first deleted first. */
  readonly former?: readonly FormerCustomer[];
  /** Whom an admin took the id off: its payments are not theirs, and they may be meant all the same. The last one last. */
  readonly unlinked?: readonly string[];
  /** An admin does not want to see its payments in the inbox: while nobody carries the id, they come dismissed. */
  readonly dismissed?: true;
}

const rememberMs = 8 * 86_400_000;
const maxFormer = 20;
const maxUnlinked = 20;

export const nothingTold = (chargebeeCustomerId: string): ChargebeeIdentity => ({
  chargebeeCustomerId,
  version: 0,
});

/** What is remembered when an event is received: one that was set aside for days is decided as it would have been. */
export const toldBy = (
  identity: ChargebeeIdentity | undefined,
  { receivedAt }: { readonly receivedAt: number },
): ToldCustomer | undefined =>
  identity?.told !== undefined && identity.told.forgetAt > receivedAt ? identity.told : undefined;

/** Somebody carries the id from now on; what was told of it is that customer's. */
export function carried({ told, ...identity }: ChargebeeIdentity): ChargebeeIdentity {
  return { ...identity, version: identity.version + 1 };
}

/** Nobody carries the id, and this is remembered for 8 days. */
export const remember = (
  identity: ChargebeeIdentity,
  told: Omit<ToldCustomer, 'forgetAt'>,
  { receivedAt }: { readonly receivedAt: number },
): ChargebeeIdentity => ({
  ...identity,
  version: identity.version + 1,
  told: { ...told, forgetAt: receivedAt + rememberMs },
});

/** The id was deleted; who carried it keeps what occurred until then. */
export function left(identity: ChargebeeIdentity, customer: FormerCustomer): ChargebeeIdentity {
  const former = [...(identity.former ?? []), customer].sort((one, other) => one.until - other.until);
  return { ...carried(identity), former: former.slice(-maxFormer) };
}

/** The customers that carry the id, carried it until it was deleted, or had it taken off by an admin: each once. */
export const carriersOf = (
  identity: ChargebeeIdentity | undefined,
  carrierId?: string,
): readonly string[] => [
  ...new Set([
    ...(identity?.unlinked ?? []),
    ...(identity?.former ?? []).map(({ customerId }) => customerId),
    ...(carrierId === undefined ? [] : [carrierId]),
  ]),
];

/** The id was taken off all of them by an admin: nothing that occurred is theirs by it any more. */
export function unlinked(identity: ChargebeeIdentity, carrierId?: string): ChargebeeIdentity {
  const { former, version, ...others } = identity;
  const all = carriersOf(identity, carrierId).slice(-maxUnlinked);
  return { ...others, version: version + 1, unlinked: all };
}

/** Whose a payment is that occurred then, though the id was deleted later; equal counts as before. */
export const formerAt = (
  identity: ChargebeeIdentity | undefined,
  occurredAt: number,
): FormerCustomer | undefined => identity?.former?.find(({ until }) => occurredAt <= until);
