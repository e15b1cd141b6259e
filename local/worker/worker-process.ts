import { SQSClient } from '@aws-sdk/client-sqs';
import { loadFunction } from '../load-function.ts';
import { startPoller } from '../poller.ts';
import { workerTimeoutSeconds } from '../queues.ts';

// The channel closes when the stack has ended, even by SIGKILL. What is in hand comes back from the queue.
process.once('disconnect', () => process.exit());
if (!process.connected) process.exit(); // while this was loading

const poller = startPoller({
  client: new SQSClient(),
  queueUrl: process.env['QUEUE_URL'] ?? '',
  handler: await loadFunction('worker'),
  functionTimeoutSeconds: workerTimeoutSeconds,
  // All that is in hand shares this one process, where each batch of AWS has a function of its own. More of a flood in
  // hand would cost less for each event, and a quiet account's payment would wait for all of that.
  batchSize: 4,
  concurrency: 1,
});
process.once('SIGTERM', () => void poller.stop().then(() => process.exit()));
process.send?.('polls');
