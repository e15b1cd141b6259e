import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientFor, TestQueues } from './test-queues.ts';

const queues = new TestQueues();
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queue-'));
  file = join(folder, 'queue.db');
});
afterEach(async () => {
  await queues.closeAll();
  await rm(folder, { recursive: true });
});

test('a restart keeps what waits, and what is in flight until its time is over', async () => {
  const before = await queues.open({ file });
  await before.send('in flight', { MessageGroupId: 'acme' });
  await before.receive();
  await before.send('waiting');
  await before.close();

  const after = await queues.open({ file });
  expect(await after.receive()).toMatchObject([{ Body: 'waiting' }]);
  after.advance(30);
  const again = await after.receive({ MessageSystemAttributeNames: ['All'] });
  expect(again.map(({ Body, Attributes }) => [Body, Attributes?.ApproximateReceiveCount])).toEqual([
    ['in flight', '2'],
    ['waiting', '2'],
  ]);
});

test('a message that was acknowledged outlives the killing of the process', async () => {
  const script = new URL('serve.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const sent: (string | undefined)[] = [];
  try {
    const endpoint = String(await once(child.stdout, 'data')).trim();
    const client = clientFor(endpoint);
    const QueueUrl = `${endpoint}/000000000000/main`;
    for (let index = 0; index < 30; index++) {
      const { MessageId } = await client.send(
        new SendMessageCommand({ QueueUrl, MessageBody: `m${index} 🎉` }),
      );
      sent.push(MessageId);
    }
    await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    client.destroy();
  } finally {
    child.kill('SIGKILL');
    await exited;
  }

  const after = await queues.open({ file, start: Date.now() });
  expect(await after.counts()).toEqual([20, 10, 0]);
  after.advance(60);
  const received = [await after.receive(), await after.receive(), await after.receive()].flat();
  expect(new Set(received.map(({ MessageId }) => MessageId))).toEqual(new Set(sent));
});

test('of what comes at the same time, nothing that was acknowledged is lost by a kill in the middle', async () => {
  const script = new URL('serve.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const acknowledged: (string | undefined)[] = [];
  const endpoint = String(await once(child.stdout, 'data')).trim();
  const client = clientFor(endpoint);
  const QueueUrl = `${endpoint}/000000000000/main`;
  const send = async () => {
    for (;;) {
      const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'm' }));
      acknowledged.push(MessageId);
      if (acknowledged.length === 100) child.kill('SIGKILL');
    }
  };
  await Promise.allSettled(Array.from({ length: 10 }, send));
  client.destroy();
  await exited;

  const after = await queues.open({ file, start: Date.now() });
  const received: (string | undefined)[] = [];
  for (let messages = await after.receive(); messages.length > 0; messages = await after.receive()) {
    received.push(...messages.map(({ MessageId }) => MessageId));
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);
  expect(received).toEqual(expect.arrayContaining(acknowledged));
});

test('a second server cannot open the file of a running one', async () => {
  await queues.open({ file });
  await expect(queues.open({ file })).rejects.toThrow('locked');
});
