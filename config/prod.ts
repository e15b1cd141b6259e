import type { StageConfig } from '../lib/stage-config.ts';

export default {
  development: false,
  account: '', // fill in: it is deployed to no other one
  region: 'us-east-1',
  alarmEmail: '', // fill in
  keepsData: true,
  adminPasswordSignIn: false,
  logRetentionDays: 90,
  // 50 workers hold 500 events at a time, and leave most of a region's 1000 Lambdas to the webhook.
  workerConcurrency: 50,
  // A renewal run is a burst. What it brings beyond these is not lost: Chargebee tries for 79 hours.
  throttle: {
    webhook: { rateLimit: 1_000, burstLimit: 2_000 },
    api: { rateLimit: 200, burstLimit: 400 },
  },
  tags: { application: 'kiflo-chargebee', stage: 'prod' },
} satisfies StageConfig;
