import type { Context } from 'aws-lambda';

/** A Lambda function's handler, as the runtime calls it. */
export type LambdaHandler = (event: unknown, context: Context) => Promise<unknown>;

/** Loads the deployed functions. Their environment must be set before: they read it when they are loaded. */
export async function loadFunctions(): Promise<
  Record<'webhook' | 'worker' | 'settings' | 'records', LambdaHandler>
> {
  return {
    webhook: toHandler(await import('../functions/webhook/index.ts')),
    worker: toHandler(await import('../functions/worker/index.ts')),
    settings: toHandler(await import('../functions/settings/index.ts')),
    records: toHandler(await import('../functions/records/index.ts')),
  };
}

function toHandler({ handler }: { handler: unknown }): LambdaHandler {
  if (typeof handler !== 'function') throw new Error('a function exports no handler');
  return async (event, context) => {
    const result: unknown = await Reflect.apply(handler, undefined, [event, context]);
    return result;
  };
}
