/**
 * AWS list prices in US dollars, region us-east-1, as known on 2026-11-25. Entered by hand from the public price lists as
 * they are known, not fetched: check them before you rely on them. The first tier of each, without any free tier.
 */
export const prices = {
  region: 'us-east-1',
  date: '2026-11-25',
  /** API Gateway, HTTP API: a million requests of up to 512 KB. */
  apiMillion: 1,
  /** Lambda: a million invocations. */
  invocationMillion: 0.2,
  /** Lambda on arm64: a gigabyte of memory for a second. */
  gigabyteSecond: 0.000_013_333_4,
  /** SQS, standard queue: a million requests of up to 64 KB. */
  queueMillion: 0.4,
  /** SQS, on top for a million requests of a fair queue. That it applies to each request is not verified. */
  fairQueueMillion: 0.1,
  /** DynamoDB on demand: a million write request units. */
  writeMillion: 0.625,
  /** DynamoDB on demand: a million read request units. */
  readMillion: 0.125,
  /** CloudWatch Logs: ingestion of a gigabyte (10^9 bytes here, which is the dearer reading). */
  logGigabyte: 0.5,
  /** X-Ray: a million traces recorded. */
  traceMillion: 5,
  /** CloudWatch: one alarm on one metric of standard resolution, for a month. */
  alarmMonth: 0.1,
  /** CloudWatch: a dashboard for a month. */
  dashboardMonth: 3,
  /** CloudWatch: a custom metric (one set of dimensions) for a month. */
  metricMonth: 0.3,
  /** A gigabyte kept for a month: in the table and its indexes, in its backup (PITR), in the logs. */
  gigabyteMonth: { table: 0.25, backup: 0.2, logs: 0.03 },
};

export type Prices = Readonly<typeof prices>;
