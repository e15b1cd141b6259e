import type { Clock } from '../shared/remember.ts';
import type { Use } from '../shared/store/webhook/webhook-use.ts';

/** Tells all instances what this one has let in; gives the sum of what all have told. */
export type Tell = (key: string, use: Use) => Promise<number>;

/** Lets a request of this key in (undefined), or says for how many seconds it is turned away. */
export type Budget = (key: string) => Promise<number | undefined>;

export interface BudgetOptions {
  readonly clock: Clock;
  readonly tell: Tell;
  /** Requests of one key a second, over the whole of a window. */
  readonly perSecond: number;
}

const windowMs = 10_000;
/** What an instance tells at once, as a part of the budget: what it does not tell is lost to the count. */
const share = 0.01;
const maxKeys = 1_000;

interface Count {
  readonly window: number;
  untold: number;
  isSpent: boolean;
}

/**
 * A budget for each key, which all instances of the webhook share. Each counts for itself and tells only every so many
 * requests: a key that is used little costs nothing, and one whose budget is spent costs nothing any more until the next
 * window. A budget that cannot be told lets in: what protects payments must not lose one.
 */
export function budget({ clock, tell, perSecond }: BudgetOptions): Budget {
  const perWindow = (perSecond * windowMs) / 1000;
  const step = Math.max(1, Math.floor(perWindow * share));
  const counts = new Map<string, Count>();

  function countOf(key: string, window: number): Count {
    const known = counts.get(key);
    if (known?.window === window) return known;
    const count = { window, untold: 0, isSpent: false };
    counts.delete(key);
    counts.set(key, count);
    const [oldest] = counts.keys();
    if (counts.size > maxKeys && oldest !== undefined) counts.delete(oldest);
    return count;
  }

  return async (key) => {
    const now = clock();
    const window = now - (now % windowMs);
    const count = countOf(key, window);
    if (count.isSpent) return Math.ceil((window + windowMs - now) / 1000);
    count.untold++;
    if (count.untold < step) return undefined;
    const requests = count.untold;
    count.untold = 0;
    const counted = await tell(key, { window, requests }).catch(() => 0);
    if (counted >= perWindow) count.isSpent = true;
    return undefined;
  };
}
