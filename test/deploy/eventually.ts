import { setTimeout as sleep } from 'node:timers/promises';

/** What `look` gives as soon as it is not undefined; it is asked again and again. Throws after 30 seconds. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`Waited 30 seconds in vain for ${what}.`);
    await sleep(150);
  }
}
