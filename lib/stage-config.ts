import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';

const matching = (pattern: RegExp, what: string) => z.string(what).regex(pattern, what);
const count = (from: number, to: number) => {
  const what = `has to be a whole number from ${from} to ${to}`;
  return z.int(what).min(from, what).max(to, what);
};
const choice = () => z.boolean('has to be true or false');

const accountId = matching(/^\d{12}$/, 'has to be the 12 digits of an AWS account');
const regionName = matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'has to be a region of AWS, such as eu-west-1');
const email = z.email('has to be an email address');
const retentions = Object.values(RetentionDays)
  .map(Number)
  .filter((days) => days < 9_999); // which means for ever; NaN is a name
const hostName = matching(
  /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  'has to be a domain name in lower case, such as chargebee.acme.example',
);
/** A name of one's own, and its certificate: one of ACM's in a region that matches. */
const domain = (where: string, region = '[a-z0-9-]+') =>
  z.strictObject({
    name: hostName,
    certificateArn: matching(
      new RegExp(`^arn:aws[a-z-]*:acm:${region}:\\d{12}:certificate/[\\w-]+$`),
      `has to be the ARN of a certificate of ACM in ${where}`,
    ),
  });

/** Requests that API Gateway lets through; beyond them it answers 429 by itself. */
const throttle = z.strictObject({
  /** Requests per second, over time. */
  rateLimit: count(1, 1_000_000),
  /** Requests at once. */
  burstLimit: count(1, 1_000_000),
});

const common = {
  /** Whether records, waiting events and users survive their stack, protected against deletion. */
  keepsData: choice(),
  /** Whether administrators may sign users in with a password (`ADMIN_USER_PASSWORD_AUTH`), for scripts. */
  adminPasswordSignIn: choice(),
  /** Days that logs are kept; one of the numbers that CloudWatch knows. */
  logRetentionDays: z
    .int('has to be a number of days')
    .refine((days) => retentions.includes(days), `has to be one of ${retentions.join(', ')}`),
  /**
   * Whether X-Ray traces the functions: it shows where the time of a request goes, and at low traffic costs more than all
   * that an event takes otherwise (docs/cost.md).
   */
  tracing: choice(),
  /** The most workers that the queue starts at a time. */
  workerConcurrency: count(2, 1_000),
  /** For all accounts together: of the webhook, and of everything else. */
  throttle: z.strictObject({ webhook: throttle, api: throttle }),
  /** Requests per second that the webhook itself lets in, over ten seconds (docs/adr/0012-a-budget-per-key.md). */
  webhookRates: z.strictObject({
    /** Of each webhook key: above any renewal burst. */
    key: count(200, 100_000),
    /** Of unknown keys, for each of its instances. */
    unknownKeys: count(1, 100_000),
  }),
  /** Put on every resource that takes tags. */
  tags: z.record(
    matching(/^(?!aws:)[\w .:/=+@-]{1,128}$/i, 'is no name of a tag'),
    matching(/^[\w .:/=+@-]{0,256}$/, 'has to be the value of a tag: letters, digits, spaces and _.:/=+-@'),
  ),
  /** Of `cdk bootstrap --qualifier`, where that was given one; the CDK's own where it is left out. */
  bootstrapQualifier: matching(
    /^[a-z0-9]{1,10}$/,
    'has to be 1 to 10 small letters and digits',
  ).exactOptional(),
  /** Where docs/runbook.md can be read: alarms link to its headings. */
  runbookUrl: z
    .url({ protocol: /^https?$/, error: 'has to be a URL that begins with https://' })
    .exactOptional(),
  /** Names of one's own, beside those that AWS gives. Each needs a DNS record to an output of the service stack. */
  domains: z
    .strictObject({
      /** Of the API and the webhooks; the certificate is in the region of the stacks. Record to `ApiDomainTarget`. */
      api: domain('the region of the stacks').exactOptional(),
      /** Of the admin page; CloudFront takes certificates of us-east-1 alone. Record to `PageDomainTarget`. */
      page: domain('us-east-1', 'us-east-1').exactOptional(),
    })
    .exactOptional(),
};

/** A stage for trying things out, whose losses nobody minds. */
const development = z.strictObject({
  development: z.literal(true),
  /** The only AWS account (12 digits) that it may be deployed to; whichever the credentials are for, where it is left out. */
  account: accountId.exactOptional(),
  /** The region; that of the credentials where it is left out. */
  region: regionName.exactOptional(),
  /** Who hears of an alarm; nobody where it is left out. */
  alarmEmail: email.exactOptional(),
  ...common,
});

/** A stage on which somebody relies. */
const reliable = z.strictObject({
  development: z.literal(false),
  /** The only AWS account (12 digits) that it may be deployed to. */
  account: accountId,
  region: regionName,
  /** Who hears of an alarm. */
  alarmEmail: email,
  ...common,
});

/** What a file of `config/` holds: all in which one stage differs from another. Plain data. */
export const stageConfig = z
  .discriminatedUnion('development', [development, reliable], {
    error: ({ input }) => (typeof input === 'object' ? 'has to be true or false' : undefined),
  })
  .check(({ value: { region, domains }, issues }) => {
    const api = domains?.api;
    if (api !== undefined && region !== undefined && api.certificateArn.split(':')[3] !== region) {
      const message = `has to be the ARN of a certificate of ACM in ${region}`;
      issues.push({ code: 'custom', message, input: api, path: ['domains', 'api', 'certificateArn'] });
    }
    if (api !== undefined && api.name === domains?.page?.name) {
      const message = 'has to be another one than that of the API';
      issues.push({ code: 'custom', message, input: api, path: ['domains', 'page', 'name'] });
    }
  });

export type StageConfig = z.infer<typeof stageConfig>;
export type Throttle = z.infer<typeof throttle>;
export type Domain = z.infer<ReturnType<typeof domain>>;

/** A stage by its name, which is that of its file in `config/`. */
export type Stage = StageConfig & { readonly name: string };
