import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { testStack, type TestStack } from '../support/stack.ts';
import { aPayment, workspace, type Workspace } from '../support/workspace.ts';

let stack: TestStack;
let acme: Workspace;
let globex: Workspace;
beforeAll(async () => {
  stack = await testStack();
  acme = await workspace(stack, 'acme');
  globex = await workspace(stack, 'globex');
}, 30_000);
afterAll(() => stack.stop());

const lead = (email: string) => ({ email });
const deep = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

/** Sends bytes as they are, and reads what comes back until the other side ends it. */
async function sendRaw(text: string): Promise<string> {
  const { hostname, port } = new URL(acme.webhook);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve)); // also after a reset, unlike `once`
  await once(socket, 'connect');
  socket.write(text);
  const timer = setTimeout(() => socket.end(), 500);
  await closed;
  clearTimeout(timer);
  return answer;
}

describe('an Idempotency-Key', () => {
  test('is the account’s own: the same key of another account answers nothing of the first one', async () => {
    const key = { 'idempotency-key': 'the-same' };
    const first = await acme.api('POST', '/v1/leads', lead('ida@example.com'), key);
    const again = await acme.api('POST', '/v1/leads', lead('ida@example.com'), key);
    const other = await globex.api('POST', '/v1/leads', lead('ida@example.com'), key);
    expect(again).toEqual(first);
    expect(other.status).toBe(201);
    expect(other.body).not.toEqual(first.body);
    expect(await acme.ids('/v1/leads?email=ida@example.com')).toHaveLength(1);
    expect(await globex.ids('/v1/leads?email=ida@example.com')).toHaveLength(1);
  });
});

describe('a webhook key', () => {
  test('opens its own account, and names no other in its body', async () => {
    const event = { ...aPayment({ event: { id: 'ev_mine' } }), account: 'globex' };
    expect((await acme.post(event)).status).toBe(200);
    await stack.settle();
    const path = '/v1/integrations/chargebee/activity/ev_mine';
    expect(await globex.api('GET', path)).toMatchObject({ status: 404 });
    expect(await acme.api('GET', path)).toMatchObject({ status: 200 });
  });

  test.each([
    '',
    'x',
    'a'.repeat(300),
    '%00',
    '%F0%9F%92%A9',
    '..%2f..%2fv1%2fleads',
    '__proto__',
    "' OR 1=1 --",
  ])('that nobody has is not found: %j', async (key) => {
    const { status } = await acme.post(aPayment(), {}, acme.webhook.replace(/[^/]+$/, key));
    expect(status).toBe(404);
  });
});

describe('a body', () => {
  const headers = { 'content-type': 'application/json' };
  const webhook = (body: string | Uint8Array<ArrayBuffer>) =>
    fetch(acme.webhook, { method: 'POST', headers, body });
  const api = async (body: string | Uint8Array<ArrayBuffer>) => {
    const token = await stack.token('acme');
    const authorized = { ...headers, authorization: `Bearer ${token}` };
    return fetch(new URL('/v1/leads', acme.webhook), { method: 'POST', headers: authorized, body });
  };

  test.each([
    ['of 2 MB', 'x'.repeat(2_000_000), 413, 413],
    ['nested a hundred thousand times', deep(100_000), 422, 422],
    ['with a number that no number is', `{"email":"a@b.example","amount":${'9'.repeat(400)}}`, 422, 422],
    ['that is a list', '[]', 422, 422],
    ['that is null', 'null', 422, 422],
    ['that is empty', '', 400, 400],
    [
      'with a prototype',
      '{"__proto__":{"email":"a@b.example"},"constructor":{"prototype":{"x":1}}}',
      422,
      422,
    ],
    ['that is not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 400],
  ])('%s is refused', async (_, body, atWebhook, atApi) => {
    expect((await webhook(body)).status).toBe(atWebhook);
    expect((await api(body)).status).toBe(atApi);
    expect({}).not.toHaveProperty('email');
    expect({}).not.toHaveProperty('x');
  });

  test('with a property named like a prototype is an event like any other', async () => {
    const event = JSON.stringify(aPayment({ event: { id: 'ev_proto' } }));
    const polluted = event.replace('{', '{"__proto__":{"account":"globex","admin":true},');
    expect((await webhook(polluted)).status).toBe(200);
    await stack.settle();
    expect(await acme.api('GET', '/v1/integrations/chargebee/activity/ev_proto')).toMatchObject({
      status: 200,
    });
    expect({}).not.toHaveProperty('admin');
  });
});

describe('a request whose length lies', () => {
  const head = (length: string) =>
    `POST ${new URL(acme.webhook).pathname} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${length}\r\nConnection: close\r\n\r\n`;
  const lines = async () =>
    z.object({ items: z.array(z.unknown()) }).parse(await acme.get('/v1/integrations/chargebee/activity'))
      .items.length;

  test.each([
    ['is longer than what comes', 'Content-Length: 5000', '{"id":"ev_'],
    ['is shorter than what comes', 'Content-Length: 3', '{"id":"ev_short"}'],
    ['is negative', 'Content-Length: -1', '{}'],
    ['is said twice', 'Content-Length: 2\r\nContent-Length: 4', '{}{}'],
    ['is said beside chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked', '0\r\n\r\n'],
  ])('because it %s gets no 2xx and no 5xx, and the next one is served', async (_, length, body) => {
    const before = await lines();
    const answer = await sendRaw(head(length) + body);
    expect(answer).not.toMatch(/^HTTP\/1\.1 (2|5)/);
    await stack.settle();
    expect(await lines()).toBeLessThanOrEqual(before + 1); // at most the line of a refused body
    expect((await acme.post(aPayment())).status).toBe(200);
    await stack.settle();
  });

  test('of headers without end is refused', async () => {
    const answer = await sendRaw(head(`Content-Length: 2\r\nX-Long: ${'x'.repeat(100_000)}`) + '{}');
    expect(answer).toMatch(/^HTTP\/1\.1 431/);
  });
});
