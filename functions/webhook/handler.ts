import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Count } from '../shared/log/embedded-metrics.ts';
import type { Log } from '../shared/log/open-log.ts';
import { toResult } from '../shared/http/to-result.ts';
import { answerErrors } from '../shared/middleware/answer-errors.ts';
import { logEnd } from '../shared/middleware/log-end.ts';
import { inTime } from '../shared/middleware/out-of-time.ts';
import { takeIn, unavailable, type Dependencies, type TakenIn } from './take-in.ts';

export interface HandlerDependencies extends Dependencies {
  readonly log: Log;
}

function measure({ code }: TakenIn, count: Count): void {
  if (code === 'accepted') count('EventAccepted');
  else if (code === 'ignored') count('EventIgnored');
  else count('EventRefused', 1, { reason: code });
}

/** The Lambda handler of `POST /webhooks/chargebee/{webhookKey}`, and of whatever else is asked below `/webhooks/`. */
export function createHandler(deps: HandlerDependencies) {
  const take = takeIn(deps);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>(inTime)
    .use(logEnd('webhook', deps))
    .use(answerErrors(() => unavailable.answer))
    .handler(async (event, { line }) => {
      const taken = await take(event);
      const { answer, error, ...told } = taken;
      // Neither a key, a header, nor anything of the body but the event's id and type.
      line?.tell({ ...told, status: answer.status, error });
      if (line) measure(taken, line.count);
      return toResult(answer);
    });
}
