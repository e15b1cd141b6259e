import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compare } from './chaos/compare.ts';
import { nextHappening, type EventSent, type PaymentSent } from './chaos/happenings.ts';
import { setUpPayers } from './support/payers.ts';
import { sendUntilAccepted } from './chaos/sender.ts';
import { targets, type Target } from './support/local-stack.ts';
import { randomOf } from '../simulation/random.ts';
import { withLocalStack } from './support/with-local-stack.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
  },
});
const wantedKills = Number(values.kills);
const random = randomOf(Number(values.seed));
console.log(
  `chaos: ${wantedKills} kills, seed ${values.seed} (the seed repeats what is sent and killed, not when it meets)`,
);

await withLocalStack(async (stack, apiOf) => {
  const api = await apiOf('chaos');
  const { payers, webhookUrl } = await setUpPayers(api, 40);

  const payments: PaymentSent[] = [];
  const events: EventSent[] = [];
  let firing = true;
  let [answered, refused] = [0, 0];
  const send = async (): Promise<void> => {
    while (firing) {
      // One in ten is a copy of an earlier event.
      const earlier = random.chance(0.1) ? events[random.below(events.length)] : undefined;
      const event = earlier ?? nextHappening(random, payers, payments);
      refused += await sendUntilAccepted(webhookUrl, event);
      answered += 1;
      if (earlier === undefined) events.push(event);
      await sleep(random.below(20));
    }
  };
  const senders = Array.from({ length: 4 }, send);

  const kills: Record<Target, number> = { worker: 0, engine: 0, stack: 0 };
  for (let killed = 0; killed < wantedKills;) {
    await sleep(100 + random.below(900));
    const target = random.pick(targets);
    if (!(await stack.kill(target))) continue;
    kills[target] += 1;
    killed += 1;
  }
  firing = false;
  await Promise.all(senders);

  // Whatever was in hand of a killed worker comes back after its visibility timeout.
  const deadline = Date.now() + 120_000;
  let found = await compare(
    api,
    payments,
    events.map(({ id }) => id),
  );
  while (found.lost.length + found.wrong.length > 0 && Date.now() < deadline) {
    await sleep(2_000);
    found = await compare(
      api,
      payments,
      events.map(({ id }) => id),
    );
  }
  const { lost, doubled, wrong, transactions } = found;
  console.log(
    `kills: ${Object.entries(kills)
      .map(([target, count]) => `${count} ${target}`)
      .join(', ')}`,
  );
  console.log(
    `answered 200: ${answered} posts of ${events.length} events (${payments.length} payments); not answered so: ${refused}`,
  );
  console.log(`shown by the API: ${transactions} transactions`);
  console.log(`lost ${lost.length}, doubled ${doubled.length}, wrong sums ${wrong.length}`);
  for (const line of [...lost, ...doubled, ...wrong].slice(0, 20)) console.log(`  ${line}`);
  if (lost.length + doubled.length + wrong.length > 0) process.exitCode = 1;
});
