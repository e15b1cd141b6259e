import type { OperationContext } from './operation.ts';
import { operations } from './operations.ts';

/**
 * Asks the queue for one operation of the protocol, such as `ReceiveMessage`, from within its own process: the same as a
 * request, without the socket, the signature and the text of one.
 * @returns the body of the answer
 * @throws for what is refused
 */
export type Ask = (
  operation: string,
  request: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
) => Promise<Readonly<Record<string, unknown>>>;

export const askWithin =
  (context: OperationContext): Ask =>
  async (operation, request, signal) => {
    const run = operations.get(`AmazonSQS.${operation}`);
    if (run === undefined) throw new TypeError(`The local queue has no ${operation}.`);
    const { signal: closing } = context;
    const outcome = await run(request, {
      ...context,
      signal: signal ? AbortSignal.any([closing, signal]) : closing,
    });
    if (outcome.kind === 'refused') throw new Error(`${operation}: ${outcome.code}: ${outcome.message}`);
    return outcome.body;
  };
