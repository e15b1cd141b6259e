import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { measurements, type Measurement } from '../shared/log/embedded-metrics.ts';
import type { Log } from '../shared/log/open-log.ts';
import { toResult } from '../shared/http/to-result.ts';
import { takeIn, type Dependencies, type TakenIn } from './take-in.ts';

export interface HandlerDependencies extends Dependencies {
  readonly log: Log;
}

function measure({ code }: TakenIn): readonly Measurement[] {
  const { count, measured } = measurements();
  if (code === 'accepted') count('EventAccepted');
  else if (code === 'ignored') count('EventIgnored');
  else count('EventRefused', 1, { reason: code });
  return measured;
}

/** The Lambda handler of `POST /webhooks/chargebee/{webhookKey}`, and of whatever else is asked below `/webhooks/`. */
export function createHandler({ log, ...dependencies }: HandlerDependencies) {
  const { clock } = dependencies;
  const take = takeIn(dependencies);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
    async (event, { awsRequestId: invocationId }) => {
      const startedAt = clock();
      const outcome = await take(event);
      const { answer, error, ...line } = outcome;
      // By the first it is found in the API's access log, by the second in Lambda's own lines.
      const { requestId } = event.requestContext;
      const ids = { requestId, invocationId, durationMs: clock() - startedAt };
      // Neither a key, a header, nor anything of the body but the event's id and type.
      const told = { ...ids, ...line, status: answer.status, error };
      log(error === undefined ? 'INFO' : 'ERROR', 'webhook', told, measure(outcome));
      return toResult(answer);
    },
  );
}
