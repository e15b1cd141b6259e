import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Count } from '../shared/count.ts';
import { loggableError, type LoggableError } from '../shared/loggable-error.ts';
import { toResult } from '../shared/http/to-result.ts';
import { takeIn, type Dependencies, type Outcome } from './take-in.ts';

type LogLine = Readonly<Record<string, string | number | LoggableError | undefined>>;

/** The part of a Powertools logger that is used. */
interface Log {
  info(message: string, line: LogLine): void;
  error(message: string, line: LogLine): void;
}

export interface HandlerDependencies extends Dependencies {
  readonly logger: Log;
  readonly count: Count;
}

/** One line for each request: neither a key, a header, nor anything of the body but the event's id and type. */
function log(logger: Log, outcome: Outcome, request: LogLine): void {
  const { answer, error, ...line } = outcome;
  const all = { ...request, ...line, status: answer.status };
  if (error === undefined) logger.info('webhook', all);
  else logger.error('webhook', { ...all, error: loggableError(error) });
}

function measure(count: Count, { code }: Outcome): void {
  if (code === 'accepted') count('EventAccepted');
  else if (code === 'ignored') count('EventIgnored');
  else count('EventRefused', 1, { reason: code });
}

/** The Lambda handler of `POST /webhooks/chargebee/{webhookKey}`, and of whatever else is asked below `/webhooks/`. */
export function createHandler({ logger, count, ...dependencies }: HandlerDependencies) {
  const { clock } = dependencies;
  const take = takeIn(dependencies);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
    async (event, { awsRequestId: invocationId }) => {
      const startedAt = clock();
      const outcome = await take(event);
      measure(count, outcome);
      // By the first it is found in the API's access log, by the second in Lambda's own lines.
      const { requestId } = event.requestContext;
      log(logger, outcome, { requestId, invocationId, durationMs: clock() - startedAt });
      return toResult(outcome.answer);
    },
  );
}
