import type { Context, SQSEvent } from 'aws-lambda';
import type { Handler } from './handler.ts';

/** How an invocation ended; `failed` covers a throw, a time-out, and an answer that JSON cannot carry. */
export type Invocation =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Runs the handler at most until the context's time is over; later than that its answer counts for nothing. */
export async function invoke(handler: Handler, event: SQSEvent, context: Context): Promise<Invocation> {
  const timeout = context.getRemainingTimeInMillis();
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`Task timed out after ${timeout / 1000} seconds`));
    }, timeout);
  });
  try {
    const answer = await Promise.race([Promise.resolve().then(() => handler(event, context)), timedOut]);
    return { kind: 'answered', answer: JSON.parse(JSON.stringify(answer ?? null)) };
  } catch (error) {
    return { kind: 'failed', error };
  } finally {
    clearTimeout(timer);
  }
}
