import type { Stage } from './stage-config.ts';

/** Where a stage's own metrics are: two stages in one AWS account must not add up. */
export const metricsNamespace = ({ name }: Stage): string => `kiflo-chargebee-${name}`;
