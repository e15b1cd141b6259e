import dev from '../../config/dev.ts';
import prod from '../../config/prod.ts';
import type { StageConfig } from '../../lib/stage-config.ts';

const filledIn: StageConfig = { ...prod, account: '111122223333', alarmEmail: 'ops@kiflo.example' };

/** The stages of the repository, with what has to be filled in filled in. */
export const stages = {
  dev: { ...dev, name: 'dev' },
  prod: { ...filledIn, name: 'prod' },
};
