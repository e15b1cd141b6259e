import { isDeepStrictEqual } from 'node:util';
import type { Account } from './account.ts';
import type { Integration, OwnWebhookKey } from './integration.ts';
import { accountOn, keysOf } from './keys.ts';
import { placeOfWebhookKey } from './webhook-key.ts';
import type { Write } from './write.ts';

/** What the webhook finds under a key; the table's time to live counts in seconds. */
const keyWrite = (
  account: Account,
  { key, expiresAt }: OwnWebhookKey,
  { basicAuth }: Integration,
): Write => ({
  kind: 'put',
  item: {
    ...placeOfWebhookKey(key),
    account,
    ...(expiresAt !== undefined && { expiresAt: expiresAt / 1000 }),
    ...(basicAuth && { basicAuth }),
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
 * key that is alive, which says the same as the integration; those that are gone are deleted.
 */
export function integrationWrites(
  account: Account,
  before: Integration | undefined,
  after: Integration,
): Write[] {
  const keysSayTheSame =
    isDeepStrictEqual(before?.keys, after.keys) && isDeepStrictEqual(before?.basicAuth, after.basicAuth);
  const alive = new Set(after.keys.map(({ key }) => key));
  const gone = (before?.keys ?? []).filter(({ key }) => !alive.has(key));
  return [
    {
      kind: 'put',
      item: { ...keysOf(account).integration(), ...after },
      condition: before ? { kind: 'version', version: before.version } : { kind: 'absent' },
    },
    ...onWrites(account, before, after),
    ...(keysSayTheSame ? [] : after.keys.map((key) => keyWrite(account, key, after))),
    ...gone.map(({ key }): Write => ({ kind: 'delete', key: placeOfWebhookKey(key) })),
  ];
}
