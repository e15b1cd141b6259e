import type { LambdaHandler } from '../local/load-function.ts';

/** What a function did since the last `take`. */
export interface Ran {
  readonly invocations: number;
  /** CPU time of all invocations together; with that of the queue, which answers in this process. */
  readonly milliseconds: number;
  /** What it printed, a line of the log each. */
  readonly lines: readonly string[];
}

/**
 * A function, and beside it the CPU time that it takes and what it prints, which is kept from the terminal. Invocations must not
 * overlap: all that is printed meanwhile is taken for its own.
 */
export function watchFunction(handler: LambdaHandler) {
  const streams = [process.stdout, process.stderr];
  let printed = '';
  let invocations = 0;
  let milliseconds = 0;
  const write = (chunk: string | Uint8Array): boolean => {
    printed += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  const watched: LambdaHandler = async (event, context) => {
    for (const stream of streams) Object.assign(stream, { write });
    const before = process.cpuUsage();
    try {
      return await handler(event, context);
    } finally {
      const { user, system } = process.cpuUsage(before);
      milliseconds += (user + system) / 1_000;
      invocations++;
      // The stream's own method is its prototype's.
      for (const stream of streams) Reflect.deleteProperty(stream, 'write');
    }
  };
  const take = (): Ran => {
    const ran = { invocations, milliseconds, lines: printed.split('\n').filter((line) => line !== '') };
    [invocations, milliseconds, printed] = [0, 0, ''];
    return ran;
  };
  return { handler: watched, take };
}
