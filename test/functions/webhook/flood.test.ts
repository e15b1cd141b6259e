import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWebhookKey } from '../../../functions/shared/store/webhook/webhook-key.ts';
import { readWebhookSecret } from '../../../functions/shared/store/webhook/webhook-secret.ts';
import { addUse } from '../../../functions/shared/store/webhook/webhook-use.ts';
import { takeIn } from '../../../functions/webhook/take-in.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { webhookRequest } from '../../support/webhook-request.ts';
import { keyIn, settingsApi } from '../settings/settings-api.ts';

const now = 1_795_338_000_000;
/** 200 requests of a key in a window; an instance tells every second one. */
const rates = { key: 20, unknownKeys: 1 };
const instanceCount = 10;

let engine: TestTable;
let keys: { readonly flooding: string; readonly quiet: string };
beforeAll(async () => {
  engine = await testTable();
  const api = settingsApi(engine.table);
  keys = { flooding: keyIn(await api.turnOn('flooding')), quiet: keyIn(await api.turnOn('quiet')) };
});
afterAll(() => engine.stop());

/** Instances of the webhook, each with a memory of its own, on one table; what they read and wrote there. */
function webhooks() {
  const { table } = engine;
  const seen = { reads: 0, writes: 0 };
  const instances = Array.from({ length: instanceCount }, () =>
    takeIn({
      keys: {
        read: (key) => {
          seen.reads += 1;
          return readWebhookKey(table, key);
        },
        secret: () => readWebhookSecret(table),
      },
      queue: () => Promise.resolve('message'),
      clock: () => now,
      tell: (key, use) => {
        seen.writes += 1;
        return addUse(table, key, use);
      },
      rates,
      keepRefusals: () => Promise.reject(new Error('Nobody with a key is refused here.')),
    }),
  );
  /** Posts one after the other, each to the next instance; gives how often each status was answered. */
  const post = async (key: string, count: number) => {
    const statuses: Record<number, number> = {};
    for (let n = 0; n < count; n++) {
      const outcome = await instances[n % instanceCount]?.(webhookRequest({ key, body: '{}' }));
      const status = outcome?.answer.status ?? 0;
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    return statuses;
  };
  return { seen, post };
}

it('turns a flooding key away at all instances, and a quiet one at none', async () => {
  const { seen, post } = webhooks();
  const flood = await post(keys.flooding, 1_000);
  expect(flood[422]).toBeGreaterThanOrEqual(200);
  expect(flood[422]).toBeLessThanOrEqual(200 + 2 * instanceCount);
  expect(flood[429]).toBe(1_000 - (flood[422] ?? 0));
  expect(seen.writes).toBeLessThanOrEqual(100 + instanceCount);
  expect(await post(keys.quiet, 150)).toEqual({ 422: 150 });
});

it('reads nothing for forged keys, and turns no real one away for them', async () => {
  const { seen, post } = webhooks();
  const forged = `${keys.quiet.slice(0, -8)}AAAAAAAA`;
  expect(await post(forged, 1_000)).toEqual({ 404: 10 * instanceCount, 429: 1_000 - 10 * instanceCount });
  expect(seen).toEqual({ reads: 0, writes: 0 });
  expect(await post(keys.quiet, instanceCount)).toEqual({ 422: instanceCount });
});

it('keeps what it counts for an hour, under the hash of the key', async () => {
  const { Items = [] } = await engine.table.client.send(new ScanCommand({ TableName: engine.table.name }));
  const counts = Items.filter(({ pk }) => String(pk).startsWith('#webhook-use#'));
  expect(counts).toHaveLength(2);
  for (const { pk, expiresAt } of counts) {
    expect(pk).toMatch(/^#webhook-use#[\w-]{43}$/);
    expect(expiresAt).toBe(Math.floor((now - (now % 10_000)) / 1000) + 3_600);
  }
  expect(JSON.stringify(counts)).not.toContain(keys.flooding);
});
