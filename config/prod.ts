import type { StageConfig } from '../lib/stage-config.ts';

export default {
  development: false,
  account: '', // fill in: it is deployed to no other one
  region: 'us-east-1',
  alarmEmail: '', // fill in
  keepsData: true,
  adminPasswordSignIn: false,
  logRetentionDays: 90,
  tracing: false,
  // 50 workers hold 500 events at a time, and leave most of a region's 1000 Lambdas to the webhook.
  workerConcurrency: 50,
  // What comes beyond these is not lost: Chargebee tries for 79 hours. The webhook's is for all accounts, so that it has
  // to be far above the budget of one key; a region has 10,000 in all, unless AWS was asked for more.
  throttle: {
    webhook: { rateLimit: 4_000, burstLimit: 4_000 },
    api: { rateLimit: 200, burstLimit: 400 },
  },
  webhookRates: { key: 200, unknownKeys: 20 },
  tags: { application: 'kiflo-chargebee', stage: 'prod' },
} satisfies StageConfig;
