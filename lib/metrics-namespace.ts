import type { StageConfig } from './stage-config.ts';

/** Where a stage's own metrics are: two stages in one AWS account must not add up. */
export const metricsNamespace = ({ name }: StageConfig): string => `kiflo-chargebee-${name}`;
