import type { FunctionName } from './functions.ts';

/** What each function finds in its environment, by name. No secrets: whoever may describe the function reads them. */
interface Variables {
  readonly webhook: 'TABLE_NAME' | 'QUEUE_URL' | 'WEBHOOK_KEY_RATE' | 'UNKNOWN_KEYS_RATE';
  readonly worker: 'TABLE_NAME' | 'QUEUE_URL' | 'MAX_RECEIVES';
  readonly jobs: 'TABLE_NAME' | 'JOBS_QUEUE_URL' | 'MAX_RECEIVES';
  readonly settings: 'TABLE_NAME' | 'QUEUE_URL' | 'JOBS_QUEUE_URL' | 'WEBHOOK_BASE_URL';
  readonly records: 'TABLE_NAME';
  readonly silence: 'TABLE_NAME';
}

/** Something for each variable of a function, and for no other: its value, or how it is read. */
export type Environment<Name extends FunctionName, Value = string> = Readonly<Record<Variables[Name], Value>>;

/** What every function finds besides: its name, which is a tag for operators, and where its metrics are. */
export type CommonEnvironment = Readonly<Record<'SERVICE_NAME' | 'METRICS_NAMESPACE', string>>;
