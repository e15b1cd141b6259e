import { Duration } from 'aws-cdk-lib/core';
import { jobEnds, putBackCauses } from '../functions/shared/deployment/metric-parts.ts';
import type { MessageQueue } from './message-queue.ts';
import { ownMetrics } from './own-metrics.ts';
import type { Stage } from './stage-config.ts';

const period = Duration.minutes(1);

/** How jobs go on: as their function counts it, and as their queue does. */
export function jobMetrics(stage: Stage, { queue, deadLetters }: MessageQueue) {
  const own = ownMetrics(stage, 'jobs');
  return {
    jobItems: own('JobItemsDone'),
    jobEnds: jobEnds.map((outcome) => own('JobEnded', { outcome })),
    /** By cause: how often a step that goes back was received so far. */
    jobsPutBack: putBackCauses.map(
      (cause) => [cause, own('MessagePutBack', { cause }).with({ statistic: 'Maximum' })] as const,
    ),
    jobDeadLetters: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period }),
    jobsWaiting: queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period }),
    oldestJob: queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period }),
  };
}
