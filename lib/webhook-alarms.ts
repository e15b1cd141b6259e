import { alarmFor, type Alarms } from './alarm-for.ts';
import type { ServiceMetrics } from './service-metrics.ts';

/** Two within ten minutes: one event whose delivery fails is repeated after two, however little else comes. */
const threshold = 2;

/** What Chargebee sends and does not get in. */
export const webhookAlarms = (metrics: ServiceMetrics): Alarms => ({
  WebhookFails: {
    metric: metrics.webhookFailures,
    threshold,
    errorImpact: 'Chargebee cannot deliver events. It tries again for 79 hours; what fails longer is lost.',
    runbook: 'webhook-fails',
  },
  WebhookRefuses: {
    metric: metrics.webhookRefusals,
    threshold,
    errorImpact: 'Events are refused. Chargebee tries again for 79 hours; what is refused longer is lost.',
    runbook: 'webhook-refuses',
  },
  ...alarmFor('WebhookRefuses', metrics.refused, (reason) => ({
    threshold,
    errorImpact: `Events are refused (${reason}). Chargebee tries again for 79 hours; then they are lost.`,
    runbook: 'webhook-refuses',
  })),
  ...alarmFor('TurnedAway', metrics.turnedAway, (status) => ({
    threshold: 1,
    errorImpact: `API Gateway turns requests away with ${status}, before any function sees them: events are missing.`,
    runbook: 'turned-away',
  })),
});
