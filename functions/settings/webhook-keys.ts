import type { Integration, OwnWebhookKey } from '../shared/store/integration.ts';

/** How many keys may be alive at once: each change of the integration writes them all. */
export const maxKeys = 10;

/** Whether the integration was ever on: it has a key since then. */
export const wasTurnedOn = (integration: Integration | undefined): integration is Integration =>
  integration !== undefined && integration.keys.length > 0;

/** The keys that still open the webhook at this moment (epoch ms). */
export const aliveKeys = (keys: readonly OwnWebhookKey[], now: number): OwnWebhookKey[] =>
  keys.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);

/**
 * The keys with a new one in front; undefined where more than `maxKeys` would be alive. No old one lives longer than
 * `keepOldHours` from now, and none longer than it was told before; expiries are on whole seconds, as the table's time to
 * live counts.
 */
export function rotateKeys(
  keys: readonly OwnWebhookKey[],
  newKey: string,
  keepOldHours: number,
  now: number,
): OwnWebhookKey[] | undefined {
  const until = (Math.floor(now / 1000) + keepOldHours * 3600) * 1000;
  const old = keys.map((one) => ({ ...one, expiresAt: Math.min(one.expiresAt ?? Infinity, until) }));
  const rotated = [{ key: newKey }, ...aliveKeys(old, now)];
  return rotated.length > maxKeys ? undefined : rotated;
}
