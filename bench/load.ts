import { parseArgs } from 'node:util';
import * as z from 'zod';
import { paths } from '../functions/shared/deployment/paths.ts';
import { fairness } from './load/fairness.ts';
import { openLoop } from './load/open-loop.ts';
import type { Percentiles } from './support/percentiles.ts';
import { setUpPayers } from './support/payers.ts';
import { readAll } from './support/read-all.ts';
import { withLocalStack } from './support/with-local-stack.ts';

const { values } = parseArgs({
  options: {
    flood: { type: 'string', default: '10000' },
    rates: { type: 'string', default: '25,50,100,150,200,300' },
    seconds: { type: 'string', default: '10' },
  },
});
const activity = `${paths.integration}/activity`;
const show = ({ p50, p99, p999 }: Percentiles): string =>
  [p50, p99, p999].map((ms) => ms.toFixed(0)).join(' | ');

await withLocalStack(async (_, apiOf) => {
  const tenant = async (account: string) => {
    const api = await apiOf(account);
    return { api, ...(await setUpPayers(api, 100)) };
  };
  console.log(
    '| offered/s | answered/s | failed | answer ms: p50 | p99 | p99.9 | commit ms: p50 | p99 | p99.9 |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const rate of values.rates.split(',').map(Number)) {
    const loaded = await tenant(`load-${rate}`);
    const { offered, answered, failed, answer, commit } = await openLoop(
      loaded.api,
      loaded,
      rate,
      Number(values.seconds),
    );
    console.log(`| ${offered} | ${answered.toFixed(0)} | ${failed} | ${show(answer)} | ${show(commit)} |`);
  }

  const [quiet, flooding] = [await tenant('quiet'), await tenant('flooding')];
  const flood = Number(values.flood);
  const decided = async (): Promise<number> =>
    (await readAll(flooding.api, activity, z.object({ eventId: z.string() }))).length;
  const { alone, flooded, floodLeft } = await fairness(
    quiet,
    flooding,
    flood,
    async () => flood - (await decided()),
  );
  console.log(`\nOne account's payment, posted until it is shown, ms: p50 | p99 | p99.9`);
  console.log(`| alone | ${show(alone)} |`);
  console.log(
    `| beside ${flood} events of another account, ${floodLeft} of them still waiting afterwards | ${show(flooded)} |`,
  );
});
