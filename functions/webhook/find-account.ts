import { setTimeout as sleep } from 'node:timers/promises';
import { hasCheck } from '../shared/webhook-check.ts';
import type { WebhookKey } from '../shared/store/webhook/webhook-key.ts';
import { remember, type Clock } from '../shared/remember.ts';

/** Reads what is kept of webhook keys. */
export interface Keys {
  /** Undefined for a key that nobody has. */
  readonly read: (key: string) => Promise<WebhookKey | undefined>;
  /** What keys are checked with; undefined until the first one is made. */
  readonly secret: () => Promise<string | undefined>;
}

/** Ours have 40 characters; nothing longer than this was ever given out, and it need not be looked at. */
const maxKeyLength = 256;
const rememberMs = 5_000;
const maxRemembered = 1_000;

/** What is told of a webhook key: one that `ended` opened an account before; a `forged` one is not ours, and costs no read. */
export type Found =
  | ({ readonly kind: 'open' } & WebhookKey)
  | ({ readonly kind: 'ended' } & WebhookKey)
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forged' };

/**
 * Finds what a webhook key opens now. What was read, also that there is no such key, is used for 5 seconds.
 * `seemToRead` takes as long as finding an unknown key would, so that the time does not tell one from a forged one.
 * Both throw where the table cannot be read.
 */
export function findAccount(keys: Keys, clock: Clock) {
  const remembered = remember<WebhookKey | undefined>(clock, rememberMs, maxRemembered);
  const seemedToRead = remember<undefined>(clock, rememberMs, maxRemembered);
  const askedForSecret = remember<string | undefined>(clock, rememberMs, 1);
  let secret: string | undefined;
  let readMs = 0;

  async function timed<T>(read: () => Promise<T>): Promise<T> {
    const from = performance.now();
    const value = await read();
    readMs = performance.now() - from;
    return value;
  }

  async function find(key: string): Promise<Found> {
    secret ??= await askedForSecret('', () => timed(keys.secret));
    if (secret === undefined || key.length > maxKeyLength || !hasCheck(key, secret)) {
      return { kind: 'forged' };
    }
    const found = await remembered(key, () => timed(() => keys.read(key)));
    if (found === undefined) return { kind: 'unknown' };
    return { ...found, kind: (found.endsAt ?? Infinity) > clock() ? 'open' : 'ended' };
  }

  async function seemToRead(key: string): Promise<void> {
    await seemedToRead(key.slice(0, maxKeyLength), () => sleep(readMs, undefined));
  }

  return { find, seemToRead };
}
