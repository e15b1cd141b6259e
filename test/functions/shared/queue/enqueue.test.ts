import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Message } from '../../../../functions/shared/chargebee/message.ts';
import { enqueueTo } from '../../../../functions/shared/queue/enqueue.ts';

/** An SQS that takes one request at a time and keeps what it was asked. */
const requests: Record<string, unknown>[] = [];
let status = 200;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    requests.push(asked);
    const md5 = createHash('md5').update(String(asked['MessageBody'])).digest('hex');
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ MessageId: 'm', MD5OfMessageBody: md5 }));
  });
});
let enqueue: (message: Message) => Promise<string | undefined>;

beforeEach(async () => {
  requests.length = 0;
  status = 200;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new SQSClient({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 });
  enqueue = enqueueTo(client, `${endpoint}/000000000000/events`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const message: Message = {
  v: 1,
  account: 'acme',
  kind: 'rejected',
  rejected: { id: 'rej_0123456789abcdefghijkl', code: 'invalid_json', receivedAt: 1 },
};

it('sends the message in the group of its account, and tells its id', async () => {
  expect(await enqueue(message)).toBe('m');
  expect(requests).toMatchObject([{ MessageGroupId: 'acme', MessageBody: JSON.stringify(message) }]);
});

it('fails where the queue does not take it', async () => {
  status = 500;
  await expect(enqueue(message)).rejects.toThrow();
});
