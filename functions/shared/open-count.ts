import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';
import type { Count } from './count.ts';

/** Writes each measurement into the log as one line of EMF, of which CloudWatch makes metrics; nothing is called. */
export function openCount(serviceName: string): Count {
  const namespace = process.env['POWERTOOLS_METRICS_NAMESPACE'] ?? 'kiflo-chargebee';
  const metrics = new Metrics({ namespace, serviceName });
  return (counted, value = 1, by = {}) => {
    const unit = counted === 'EventAge' ? MetricUnit.Milliseconds : MetricUnit.Count;
    metrics.singleMetric().addDimensions(by).addMetric(counted, unit, value);
  };
}
