import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../account.ts';
import type { BasicAuth } from '../basic-auth.ts';
import type { Integration, OwnWebhookKey } from '../integration.ts';
import { accountOn, keysOf } from '../keys.ts';
import { keyOfWebhook } from '../webhook/webhook-key.ts';
import type { Write } from './write.ts';

/** So long a key that has ended is known for one: who still posts there is told of to its account. */
const keepEndedMs = 365 * 24 * 60 * 60 * 1000;

/** What the webhook finds under a key, beside what a later release keeps there; the table's time to live counts in seconds. */
const keyWrite = (
  account: Account,
  { key, expiresAt: endsAt }: OwnWebhookKey,
  basicAuth?: BasicAuth,
): Write => ({
  kind: 'update',
  key: keyOfWebhook(key),
  set: {
    account,
    endsAt,
    expiresAt: endsAt === undefined ? undefined : Math.floor((endsAt + keepEndedMs) / 1000),
    basicAuth,
  },
});

/** The account is among those that have it on, or is not. */
function onWrites(account: Account, before: Integration | undefined, { status }: Integration): Write[] {
  if (status === (before?.status ?? 'off')) return [];
  const key = accountOn(account);
  return [status === 'on' ? { kind: 'put', item: { ...key } } : { kind: 'delete', key }];
}

/**
 * A changed integration, only where it still is what `before` says (undefined: it never was stored), and every webhook
 * key that is alive, which says the same as the integration; those that are gone end now, if they had not before.
 */
export function integrationWrites(
  account: Account,
  before: Integration | undefined,
  after: Integration,
): Write[] {
  const keysSayTheSame =
    isDeepStrictEqual(before?.keys, after.keys) && isDeepStrictEqual(before?.basicAuth, after.basicAuth);
  const alive = new Set(after.keys.map(({ key }) => key));
  const gone = (before?.keys ?? []).filter(
    ({ key, expiresAt = Infinity }) => !alive.has(key) && expiresAt > after.updatedAt,
  );
  return [
    {
      kind: 'put',
      item: { ...keysOf(account).integration(), ...after },
      condition: before ? { kind: 'version', version: before.version } : { kind: 'absent' },
    },
    ...onWrites(account, before, after),
    ...(keysSayTheSame ? [] : after.keys.map((key) => keyWrite(account, key, after.basicAuth))),
    ...gone.map(({ key }) => keyWrite(account, { key, expiresAt: after.updatedAt })),
  ];
}
