import type { Random } from './random.ts';

/** The kinds of faults, each with the most that it is likely: of one request, of one message, or of one step. */
const maxRates = {
  // Of the table.
  throttle: 0.1,
  conflict: 0.1,
  timeout: 0.05,
  lostAnswer: 0.05,
  repeatedBySdk: 0.05,
  endedQuery: 0.1,
  // Of the queue.
  sentTwice: 0.1,
  receivedTwice: 0.1,
  deletionLost: 0.1,
  staleReceipt: 0.5,
  postponeFailed: 0.2,
  sendFailed: 0.2,
  sendUnanswered: 0.2,
  // Of Chargebee's requests.
  answerLost: 0.3,
  // Of the workers.
  crash: 0.02,
  stall: 0.02,
} as const;

export type FaultKind = keyof typeof maxRates;
export const faultKinds = Object.keys(maxRates) as FaultKind[];

/** How likely each fault is in one world. */
export type FaultRates = Readonly<Record<FaultKind, number>>;

const each = (rate: (kind: FaultKind) => number): FaultRates =>
  Object.fromEntries(faultKinds.map((kind) => [kind, rate(kind)])) as FaultRates;

export const noFaults: FaultRates = each(() => 0);

/** Each world has some of the kinds, and more or less of them: what never comes together hides nothing then. */
export const someFaults = (random: Random): FaultRates =>
  each((kind) => (random.chance(0.5) ? maxRates[kind] * random.fraction() : 0));
