import prod from '../../../config/prod.ts';
import type { StageConfig } from '../../../lib/stage-config.ts';

const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/11111111-2222-3333-4444-55555555555';

/** With what has to be filled in (the account is the emulator's), and all that a stage may have besides. */
export default {
  ...prod,
  account: '000000000000',
  region: 'us-east-1',
  alarmEmail: 'ops@kiflo.example',
  bootstrapQualifier: 'kiflo',
  domains: {
    api: { name: 'chargebee.kiflo.example', certificateArn: `${certificate}5` },
    page: { name: 'partners.kiflo.example', certificateArn: `${certificate}6` },
  },
} satisfies StageConfig;
