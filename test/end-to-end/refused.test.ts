import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { testStack, type TestStack } from '../support/stack.ts';
import { aPayment, workspace } from '../support/workspace.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.stop());

const integration = '/v1/integrations/chargebee';
const webhook = z.object({ webhook: z.looseObject({ url: z.string(), lastRefused: z.unknown() }) });
const refused = (code: string) => ({ at: expect.any(String), code, count24h: 1 });

test('wrong credentials are told on the integration, to viewers too, and once a minute at most', async () => {
  const { api, get, post } = await workspace(stack, 'wrong');
  expect(webhook.parse(await get(integration)).webhook.lastRefused).toBeNull();
  const credentials = { username: 'chargebee', password: 'right' };
  await api('PUT', `${integration}/webhook/basic-auth`, credentials, { 'if-match': '"1"' });
  await new Promise((resolve) => setTimeout(resolve, 5_100)); // what the webhook remembers of the key
  for (let n = 0; n < 3; n++) expect((await post(aPayment())).status).toBe(401);
  const viewer = await stack.api('wrong', 'viewer');
  for (const { body } of [await api('GET', integration), await viewer('GET', integration)]) {
    expect(webhook.parse(body).webhook.lastRefused).toEqual(refused('invalid_credentials'));
  }
});

test('who posts with a revoked key is told of to whose it was, and who made one up to nobody', async () => {
  const { api, get, post, webhook: old } = await workspace(stack, 'old-key');
  await api('POST', `${integration}/webhook/rotate`, { keepOldHours: 0 });
  expect((await post(aPayment(), {}, `${old.slice(0, -3)}abc`)).status).toBe(404);
  expect(webhook.parse(await get(integration)).webhook.lastRefused).toBeNull();
  expect((await post(aPayment(), {}, old)).status).toBe(404);
  expect(webhook.parse(await get(integration)).webhook.lastRefused).toEqual(refused('unknown_webhook'));
});
