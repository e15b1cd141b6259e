import type { StageConfig } from '../lib/stage-config.ts';

// It goes wherever the credentials lead: pin `account` and `region` here, to keep it out of other accounts.
export default {
  development: true,
  keepsData: false,
  adminPasswordSignIn: true,
  logRetentionDays: 7,
  tracing: false,
  workerConcurrency: 5,
  throttle: {
    webhook: { rateLimit: 500, burstLimit: 500 },
    api: { rateLimit: 50, burstLimit: 100 },
  },
  webhookRates: { key: 200, unknownKeys: 20 },
  tags: { application: 'kiflo-chargebee', stage: 'dev' },
} satisfies StageConfig;
