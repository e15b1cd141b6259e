import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { encodeMessage } from '../../functions/shared/chargebee/message.ts';
import { readEvent } from '../../functions/shared/chargebee/read-event.ts';
import { testStack, type TestStack } from '../support/stack.ts';
import { aPayment, workspace, type Workspace } from '../support/workspace.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.stop());

const lines = z.object({ items: z.array(z.unknown()) });
const integration = '/v1/integrations/chargebee';

/** Asks for Basic credentials from now on. */
async function setCredentials({ api }: Workspace, username: string, password: string): Promise<void> {
  const path = `${integration}/webhook/basic-auth`;
  const { status } = await api('PUT', path, { username, password }, { 'if-match': '"1"' });
  expect(status).toBe(200);
}

async function rotate({ api }: Workspace, keepOldHours: number): Promise<string> {
  const { body } = await api('POST', `${integration}/webhook/rotate`, { keepOldHours });
  return z.object({ webhook: z.object({ url: z.url() }) }).parse(body).webhook.url;
}

const basic = (credentials: string) => ({
  authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
});

describe('the webhook', () => {
  test('takes a body that arrives base64-encoded', async () => {
    const { get, post } = await workspace(stack, 'base64');
    const event = aPayment({ customer: { id: 'cb_1', email: 'zoë@example.com' } });
    const answer = await post(event, { 'content-type': 'application/octet-stream' });
    expect(await answer.json()).toEqual({ status: 'accepted', eventId: event['id'] });
    await stack.settle();
    expect(await get(`${integration}/activity/${String(event['id'])}`)).toMatchObject({
      email: 'zoë@example.com',
    });
  });

  test('asks for the credentials that are set, whatever colons the password has', async () => {
    const space = await workspace(stack, 'credentials');
    await setCredentials(space, 'chargebee', 'pass:wörd::');
    for (const headers of [
      {},
      basic('chargebee:pass'),
      basic('chargebee:pass:wörd:'),
      basic('x:pass:wörd::'),
    ]) {
      const refused = await space.post(aPayment(), headers);
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringMatching(/^Basic /),
      ]);
      expect(await refused.json()).toMatchObject({ code: 'invalid_credentials' });
    }
    expect((await space.post(aPayment(), basic('chargebee:pass:wörd::'))).status).toBe(200);
  });

  test('opens for the old key and the new one while they overlap', async () => {
    const space = await workspace(stack, 'overlap');
    const renewed = await rotate(space, 1);
    expect(renewed).not.toBe(space.webhook);
    for (const url of [space.webhook, renewed]) {
      expect((await space.post(aPayment(), {}, url)).status).toBe(200);
    }
  });

  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'answers %s with 405 and the method to take, with and without a slash at the end, whatever the key',
    async (method) => {
      const { webhook } = await workspace(stack, `method-${method.toLowerCase()}`);
      for (const url of [webhook, `${webhook}/`, webhook.replace(/[^/]+$/, 'nobodys')]) {
        const answer = await fetch(url, { method });
        expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
        if (method !== 'HEAD') expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
      }
    },
  );

  test('is the same path with a slash at the end', async () => {
    const { get, post, webhook } = await workspace(stack, 'slash');
    const event = aPayment();
    expect((await post(event, {}, `${webhook}/`)).status).toBe(200);
    await stack.settle();
    expect(await get(`${integration}/activity`)).toHaveProperty('items.length', 1);
  });

  let mistyped = 0;
  test.each([
    'webhooks/chargebee',
    'webhooks/chargebee/',
    'webhooks/chargbee/KEY',
    'webhooks/KEY',
    'webhooks/chargebee/KEY/more',
    'webhooks/chargebee//KEY',
  ])('answers POST to %s, which is no webhook, with a problem', async (path) => {
    const { post, webhook } = await workspace(stack, `mistyped-${String(++mistyped)}`);
    const [, origin = '', key = ''] = /^(.*)webhooks\/chargebee\/(.*)$/.exec(webhook) ?? [];
    const answer = await post(aPayment(), {}, origin + path.replace('KEY', key));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({ code: 'unknown_webhook' });
  });

  test('answers for a revoked key as for one that never was', async () => {
    const space = await workspace(stack, 'revoked');
    const renewed = await rotate(space, 0);
    const revoked = await space.post(aPayment(), {}, space.webhook);
    const unknown = await space.post(aPayment(), {}, `${space.webhook.slice(0, -8)}abcdefgh`);
    expect([revoked.status, unknown.status]).toEqual([404, 404]);
    expect(await revoked.text()).toBe(await unknown.text());
    expect((await space.post(aPayment(), {}, renewed)).status).toBe(200);
  });

  test('leaves a line of each body that it refuses', async () => {
    const { get, post } = await workspace(stack, 'refused');
    const answers = [
      await post('{'),
      await post(aPayment({ transaction: { amount: -1 } })),
      await post(aPayment({ event: { api_version: 'v1' } })),
      await post('x'.repeat(1_048_577)),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 422, 422, 413]);
    await stack.settle();
    const line = (code: string) => ({
      eventId: expect.stringMatching(/^rej_/),
      outcome: 'rejected',
      steps: [expect.objectContaining({ code })],
    });
    const { items } = lines.parse(await get(`${integration}/activity?outcome=rejected`));
    const codes = ['payload_too_large', 'unsupported_api_version', 'invalid_event', 'invalid_json'];
    expect(items).toHaveLength(codes.length);
    expect(items).toEqual(expect.arrayContaining(codes.map((code) => expect.objectContaining(line(code)))));
  });
});

describe('a message that this release cannot read', () => {
  test('keeps the nine good ones beside it from nothing, and stays in the queue', async () => {
    const { create, get, ids } = await workspace(stack, 'poison');
    const customer = { id: 'cb_1', email: 'ada@example.com' };
    await create('customers', {
      email: customer.email,
      properties: { chargebee_customer_id: customer.id },
    });
    const good = Array.from({ length: 9 }, () => {
      const read = readEvent(aPayment({ customer }), Date.now());
      if (read.kind !== 'event') throw new Error('This is no good payment.');
      return encodeMessage({ v: 1, account: 'poison', kind: 'event', event: read.event });
    });
    const bodies = [...good.slice(0, 4), '{"v":1,"kind":"poison"}', ...good.slice(4)];
    const Entries = bodies.map((MessageBody, n) => ({
      Id: String(n),
      MessageBody,
      MessageGroupId: 'poison',
    }));
    await stack.sqs.send(new SendMessageBatchCommand({ QueueUrl: stack.queueUrl, Entries }));
    await stack.settle(1);
    expect(await ids('/v1/transactions')).toHaveLength(9);
    expect(await get(`${integration}/activity?outcome=processed`)).toHaveProperty('items.length', 9);
    expect(await get(`${integration}/activity?outcome=failed`)).toHaveProperty('items.length', 0);
  });
});
