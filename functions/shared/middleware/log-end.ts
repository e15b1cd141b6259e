import type { MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import type { FunctionName } from '../deployment/functions.ts';
import { measurements, type Count } from '../log/embedded-metrics.ts';
import type { Log, Told } from '../log/open-log.ts';
import type { Clock } from '../remember.ts';
import { Unavailable } from '../store/errors.ts';

/** The line of an invocation, which is printed when it has ended; none where nothing is told. */
interface Line {
  readonly tell: (told: Told) => void;
  readonly count: Count;
  readonly print: () => void;
}

/** What a job is given beside its event. */
export interface Invocation extends Context {
  line?: Line;
}

/** The first finds it in the access log of the API, the second in Lambda's own lines. */
function idsOf(event: unknown, { awsRequestId: invocationId }: Context): Told {
  const { requestId } = (event as { requestContext?: { requestId?: string } }).requestContext ?? {};
  return { ...(requestId !== undefined && { requestId }), invocationId };
}

/** Whether other middleware made an answer of what was thrown that is no failure, or tells of that itself. */
const isAnswered = (response: unknown): boolean =>
  response !== undefined && !(Number((response as { statusCode?: number }).statusCode) >= 500);

/**
 * Middleware of every function: what a job tells becomes one line, by the ids of its request, with its duration and its
 * measurements in it; what it throws becomes another.
 */
export function logEnd(
  service: FunctionName,
  { log, clock }: { readonly log: Log; readonly clock: Clock },
): MiddlewareObj<unknown, unknown, Error, Invocation> {
  return {
    before: ({ event, context }) => {
      const startedAt = clock();
      const { count, measured } = measurements();
      let told: Told | undefined;
      context.line = {
        count,
        tell: (more) => {
          told = more;
        },
        print: () => {
          if (told === undefined) return;
          const line = { ...idsOf(event, context), durationMs: clock() - startedAt, ...told };
          log(told.error === undefined ? 'INFO' : 'ERROR', service, line, measured);
        },
      };
    },
    after: ({ context: { line } }) => {
      line?.print();
    },
    onError: ({ error, event, context, response }) => {
      if (isAnswered(response)) return;
      const line = { ...idsOf(event, context), error };
      if (error instanceof Unavailable) log('WARN', 'A dependency is unavailable.', line);
      else log('ERROR', 'The request failed.', line);
    },
  };
}
