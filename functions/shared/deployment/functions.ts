/** All functions, by their folders in `functions/`, and the seconds that each has for an invocation. */
export const functions = {
  /** Chargebee's test sites give up after 10 seconds; an answer of ours is better than none. */
  webhook: { timeoutSeconds: 8 },
  /** Long enough for ten events that each load, decide and commit, lost races included. */
  worker: { timeoutSeconds: 30 },
  /** Long enough for a step of a hundred items; one that is slower keeps its position and goes on in the next. */
  jobs: { timeoutSeconds: 30 },
  settings: { timeoutSeconds: 15 },
  records: { timeoutSeconds: 15 },
  /** It goes through all accounts, some ten milliseconds for each. */
  silence: { timeoutSeconds: 300 },
} as const;

export type FunctionName = keyof typeof functions;

/** Those that answer HTTP requests. */
export type HttpFunctionName = Extract<FunctionName, 'webhook' | 'settings' | 'records'>;
