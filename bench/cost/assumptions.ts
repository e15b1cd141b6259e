/** What cannot be measured without AWS, and is taken for given. */
export const assumptions = {
  /** Memory (MB) for which Lambda gives a whole processor; less memory gets its share of one. */
  megabytesPerProcessor: 1_769,
  /** What a request to the table or the queue takes on AWS, milliseconds, on top of the time measured here. */
  roundTripMs: 6,
  /** Lambda's own lines of an invocation that goes well, which are below WARN, bytes. */
  platformLogBytes: 0,
  /** The line of the API's access log (lib/api.ts), bytes. */
  accessLogBytes: 300,
  /** What CloudWatch adds to each line, bytes. */
  lineOverheadBytes: 26,
  /**
   * Share of the invocations that X-Ray records, where the stage traces: of each function the first one in a second, and 5 % beyond. 1 is a
   * million events spread over a month, which is less than one in a second.
   */
  tracedShare: 1,
  /** The pollers that Lambda keeps at an empty queue, and the seconds that one receive waits there. */
  pollers: 5,
  pollSeconds: 20,
  daysInMonth: 30,
  /** Metrics of the webhook's route (`DetailedMetricsEnabled` in lib/route-functions.ts), which are billed as custom ones. */
  routeMetrics: 6,
};

export type Assumptions = Readonly<typeof assumptions>;
