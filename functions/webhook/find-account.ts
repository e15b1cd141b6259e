import type { WebhookKey } from '../shared/store/webhook-key.ts';
import { remember, type Clock } from '../shared/remember.ts';

/** Reads a webhook key from where it is kept; undefined for one that nobody has. */
export type Keys = (key: string) => Promise<WebhookKey | undefined>;

/** Ours have 128 bits; nothing longer than this was ever given out, and it need not be looked up. */
const maxKeyLength = 256;

/**
 * What a webhook key opens now; undefined for an unknown, revoked or expired one, at the price of the same read.
 * What was read, also that there is no such key, is used for 5 seconds.
 * @throws where the key cannot be read
 */
export function findAccount(keys: Keys, clock: Clock): Keys {
  const remembered = remember<WebhookKey | undefined>(clock, 5_000, 1_000);
  return async (key) => {
    if (key.length > maxKeyLength) return undefined;
    const found = await remembered(key, () => keys(key));
    return (found?.expiresAt ?? Infinity) > clock() ? found : undefined;
  };
}
