import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { delivery } from '../../functions/shared/deployment/delivery.ts';
import { functions } from '../../functions/shared/deployment/functions.ts';
import { retryDelay } from '../../functions/shared/queue/retry-delay.ts';
import { queues as localQueues } from '../../local/queues.ts';
import { propertiesOf } from './properties-of.ts';
import { synthesize } from './synthesize.ts';

const queueType = 'AWS::SQS::Queue';
const fourteenDays = 14 * 24 * 60 * 60;

describe('the queue', () => {
  const { storage, service } = synthesize('dev');
  const queues = propertiesOf(storage, queueType, z.looseObject({}));
  const [deadLetters, jobsDeadLetters] = ['EventsDeadLetters', 'JobsDeadLetters'].map((name) =>
    [...queues.keys()].find((id) => id.startsWith(name)),
  );

  it('is a standard queue, of which message groups make a fair one', () => {
    storage.allResourcesProperties(queueType, { FifoQueue: Match.absent() });
  });

  it('hides an event for six times the time that the worker has', () => {
    service.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: functions.worker.timeoutSeconds,
      Environment: { Variables: { SERVICE_NAME: 'worker' } },
    });
    storage.hasResourceProperties(queueType, { VisibilityTimeout: 6 * functions.worker.timeoutSeconds });
  });

  it.each([
    ['an event', deadLetters],
    ['a step of a job', jobsDeadLetters],
  ])('gives %s up after a hundred receives', (_, letters) => {
    storage.hasResourceProperties(queueType, {
      RedrivePolicy: { maxReceiveCount: 100, deadLetterTargetArn: { 'Fn::GetAtt': [letters, 'Arn'] } },
    });
  });

  it('hides a step of a job for six times the time that its function has', () => {
    service.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: functions.jobs.timeoutSeconds,
      Environment: { Variables: { SERVICE_NAME: 'jobs' } },
    });
    expect(delivery.visibilitySeconds).toBeGreaterThanOrEqual(6 * functions.jobs.timeoutSeconds);
  });

  it.each([
    [
      'the worker puts it off, for the shortest times that chance allows',
      (receives: number) => retryDelay(receives, 0),
      15,
    ],
    ['the worker dies before it can put it off', () => delivery.visibilitySeconds, 20],
  ])(
    'receives an event in an hour at most a fifth as often as it takes to give it up, where %s',
    (_case, delay, receives) => {
      expect(receivesInAnHour(delay)).toBe(receives);
      expect(5 * receives).toBeLessThanOrEqual(delivery.maxReceives);
    },
  );

  it('gives no event up within eleven hours that the worker puts off, whatever chance gives', () => {
    const delays = Array.from({ length: delivery.maxReceives }, (_, before) => retryDelay(before + 1, 0));
    expect(delays.reduce((sum, delay) => sum + delay)).toBeGreaterThan(11 * 3600);
  });

  it('knows the longest delay of the worker', () => {
    expect(retryDelay(delivery.maxReceives, 1)).toBe(delivery.longestDelaySeconds);
  });

  it('keeps events and dead letters for fourteen days, encrypted', () => {
    storage.resourcePropertiesCountIs(
      queueType,
      { MessageRetentionPeriod: fourteenDays, SqsManagedSseEnabled: true },
      4,
    );
  });

  // But for the worker's time for a batch, which is shorter there: nobody wants to wait for redeliveries.
  it('is set as the local one is', () => {
    for (const name of ['events', 'jobs'] as const) {
      expect(localQueues[name].redrive.maxReceiveCount).toBe(delivery.maxReceives);
      expect(localQueues[name].retentionSeconds).toBe(fourteenDays);
      expect(localQueues[`${name}-dead`].retentionSeconds).toBe(fourteenDays);
    }
  });

  it('refuses whoever comes without TLS, as the dead letters do', () => {
    for (const id of queues.keys()) {
      storage.hasResourceProperties('AWS::SQS::QueuePolicy', {
        Queues: [{ Ref: id }],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 'sqs:*',
              Resource: { 'Fn::GetAtt': [id, 'Arn'] },
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      });
    }
    expect(queues.size).toBe(4);
  });

  it('outlives its stack outside dev, as the dead letters do', () => {
    synthesize('prod').storage.allResources(queueType, { DeletionPolicy: 'Retain' });
    storage.allResources(queueType, { DeletionPolicy: 'Delete' });
  });
});

/** How often an event is received that fails at once, every time, in the hour after it came. */
function receivesInAnHour(delay: (receives: number) => number): number {
  let receives = 0;
  for (let seconds = 0; seconds < 3600; seconds += delay(receives)) receives += 1;
  return receives;
}
