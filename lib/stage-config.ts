import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export type StageName = 'dev' | 'prod';

/** All in which one stage differs from another. */
export interface StageConfig {
  readonly name: StageName;
  /** Whether records, waiting events and users survive their stack, protected against deletion. */
  readonly keepsData: boolean;
  /** Whether administrators may sign users in with a password (`ADMIN_USER_PASSWORD_AUTH`), for scripts. */
  readonly adminPasswordSignIn: boolean;
  readonly logRetention: RetentionDays;
  /** The most workers that the queue starts at a time (2 to 1000). */
  readonly workerConcurrency: number;
}

const stages: readonly StageConfig[] = [
  {
    name: 'dev',
    keepsData: false,
    adminPasswordSignIn: true,
    logRetention: RetentionDays.ONE_WEEK,
    workerConcurrency: 5,
  },
  {
    name: 'prod',
    keepsData: true,
    adminPasswordSignIn: false,
    logRetention: RetentionDays.THREE_MONTHS,
    // 50 workers hold 500 events at a time, and leave most of a region's 1000 Lambdas to the webhook.
    workerConcurrency: 50,
  },
];

/** The configuration of a stage by its name, as it came from the command line. Throws for an unknown name. */
export function stageConfig(name: unknown): StageConfig {
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage) return stage;
  const known = stages.map((candidate) => candidate.name).join(', ');
  throw new Error(`Unknown stage ${JSON.stringify(name)}: choose one of ${known} with -c stage=…`);
}
