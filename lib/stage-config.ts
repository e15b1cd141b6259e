import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';

export type StageName = 'dev' | 'prod';

/** Requests that API Gateway lets through; beyond them it answers 429 by itself. */
export interface Throttle {
  /** Requests per second, over time. */
  readonly rateLimit: number;
  /** Requests at once. */
  readonly burstLimit: number;
}

/** A domain name for the API. The certificate is one of ACM's, in the region of the stacks. */
export interface Domain {
  readonly name: string;
  readonly certificateArn: string;
}

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
  /** For all accounts together: of the webhook, and of everything else. */
  readonly throttle: { readonly webhook: Throttle; readonly api: Throttle };
  /** Who hears of an alarm (`-c alarmEmail=…`); nobody where it is left out. */
  readonly alarmEmail?: string;
  /** Where docs/runbook.md can be read (`-c runbookUrl=…`): alarms link to its headings. */
  readonly runbookUrl: string;
  /** Where the API answers besides its own address (`-c domainName=… -c certificateArn=…`). */
  readonly domain?: Domain;
}

const stages: readonly Omit<StageConfig, 'runbookUrl'>[] = [
  {
    name: 'dev',
    keepsData: false,
    adminPasswordSignIn: true,
    logRetention: RetentionDays.ONE_WEEK,
    workerConcurrency: 5,
    throttle: { webhook: { rateLimit: 50, burstLimit: 100 }, api: { rateLimit: 50, burstLimit: 100 } },
  },
  {
    name: 'prod',
    keepsData: true,
    adminPasswordSignIn: false,
    logRetention: RetentionDays.THREE_MONTHS,
    // 50 workers hold 500 events at a time, and leave most of a region's 1000 Lambdas to the webhook.
    workerConcurrency: 50,
    // A renewal run is a burst. What it brings beyond these is not lost: Chargebee tries for 79 hours.
    throttle: {
      webhook: { rateLimit: 1_000, burstLimit: 2_000 },
      api: { rateLimit: 200, burstLimit: 400 },
    },
  },
];

/**
 * The configuration of the stage that `-c stage=…` names (default `dev`), with the addresses that the command line gives.
 * Throws for an unknown stage, and for an address that cannot be one.
 */
export function stageConfig(node: Node): StageConfig {
  const text = (name: string): string | undefined => {
    const value: unknown = node.tryGetContext(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const stage = find(node.tryGetContext('stage') ?? 'dev');
  const alarmEmail = text('alarmEmail');
  if (alarmEmail !== undefined && !/^\S+@\S+\.\S+$/.test(alarmEmail)) {
    throw new Error(`alarmEmail is not an email address: ${alarmEmail}`);
  }
  const [name, certificateArn] = [text('domainName'), text('certificateArn')];
  if ((name === undefined) !== (certificateArn === undefined)) {
    throw new Error('domainName and certificateArn belong together: give both, or none.');
  }
  return {
    ...stage,
    runbookUrl: text('runbookUrl') ?? 'docs/runbook.md',
    ...(alarmEmail !== undefined && { alarmEmail }),
    ...(name !== undefined && certificateArn !== undefined && { domain: { name, certificateArn } }),
  };
}

function find(name: unknown): (typeof stages)[number] {
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage) return stage;
  const known = stages.map((candidate) => candidate.name).join(', ');
  throw new Error(`Unknown stage ${JSON.stringify(name)}: choose one of ${known} with -c stage=…`);
}
