import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { paths } from '../functions/shared/deployment/paths.ts';
import { percentiles } from './support/percentiles.ts';
import { setUpPayers } from './support/payers.ts';
import { withLocalStack } from './support/with-local-stack.ts';

const path = `${paths.integration}/webhook/rotate`;
const rotated = z.object({ webhook: z.object({ url: z.url() }) });
const keyOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';
const rounds = 200;

/** Whether the time until a 404 tells an unknown webhook key from a revoked one, or from one that is nearly right. */
await withLocalStack(async (_, apiOf) => {
  const api = await apiOf('keys');
  const { webhookUrl } = await setUpPayers(api, 1);
  const base = webhookUrl.slice(0, -keyOf(webhookUrl).length);
  const revoked: string[] = [];
  let living = keyOf(webhookUrl);
  for (let n = 0; n < rounds; n++) {
    revoked.push(living);
    const { body } = await api('POST', path, { keepOldHours: 0 });
    living = keyOf(rotated.parse(body).webhook.url);
  }
  const random = () => randomBytes(24).toString('base64url');
  // Each key is asked for once, in turn with the others: what is remembered for 5 seconds would be quicker.
  const kinds: Readonly<Record<string, (n: number) => string>> = {
    unknown: random,
    revoked: (n) => revoked[n] ?? '',
    'nearly right': () => living.slice(0, -4) + random().slice(0, 4),
  };
  const times = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]));
  for (let n = 0; n < rounds; n++) {
    for (const [kind, key] of Object.entries(kinds)) {
      const from = performance.now();
      const { status } = await fetch(base + key(n), { method: 'POST', body: '{}' });
      if (status !== 404) throw new Error(`A key that is ${kind} was answered ${status}.`);
      times.get(kind)?.push(performance.now() - from);
    }
  }
  console.log('| key | until 404, ms: p25 | p50 | p75 |\n| --- | --- | --- | --- |');
  for (const [kind, all] of times) {
    const { p25, p50, p75 } = percentiles(all);
    console.log(`| ${kind} | ${[p25, p50, p75].map((ms) => ms.toFixed(2)).join(' | ')} |`);
  }
});
