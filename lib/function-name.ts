/** The functions that answer HTTP requests, by their folders in `functions/`. */
export type HttpFunctionName = 'webhook' | 'settings' | 'records';

/** All functions, by their folders in `functions/`. */
export type FunctionName = HttpFunctionName | 'worker' | 'silence';
