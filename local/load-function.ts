import type { Context } from 'aws-lambda';

/** A Lambda function's handler, as the runtime calls it. */
export type LambdaHandler = (event: unknown, context: Context) => Promise<unknown>;

const modules = {
  webhook: () => import('../functions/webhook/index.ts'),
  worker: () => import('../functions/worker/index.ts'),
  jobs: () => import('../functions/jobs/index.ts'),
  settings: () => import('../functions/settings/index.ts'),
  records: () => import('../functions/records/index.ts'),
};

/** Loads a deployed function. Its environment must be set before: it is read when the function is loaded. */
export async function loadFunction(name: keyof typeof modules): Promise<LambdaHandler> {
  const { handler }: { handler: unknown } = await modules[name]();
  if (typeof handler !== 'function') throw new Error(`${name} exports no handler`);
  return async (event, context) => {
    const result: unknown = await Reflect.apply(handler, undefined, [event, context]);
    return result;
  };
}
