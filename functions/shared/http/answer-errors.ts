import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Log } from '../log/open-log.ts';
import { Unavailable } from '../store/errors.ts';
import { UnreadableItem } from '../store/items/read-as.ts';
import type { Table } from '../store/table.ts';
import { problem, type Answer } from './answer.ts';
import { unreadable } from './problems.ts';
import { toResult } from './to-result.ts';

const unavailable = problem(503, 'unavailable', 'A part of the service is down; try again.', {
  headers: { 'retry-after': '5' },
});
const failed = problem(500, 'internal_error', 'Something went wrong here; it was logged.');

/** Middleware of an API: what is thrown is logged, by the id that the API's access log has too, and answered without a word of it. */
export function answerErrors(log: Log, table: Table): MiddlewareObj<APIGatewayProxyEventV2WithJWTAuthorizer> {
  function answerTo(error: unknown, requestId: string): Answer {
    if (error instanceof UnreadableItem) {
      table.unreadable?.(error);
      return unreadable;
    }
    const passes = error instanceof Unavailable;
    if (passes) log('WARN', 'A dependency is unavailable.', { requestId, error });
    else log('ERROR', 'The request failed.', { requestId, error });
    return passes ? unavailable : failed;
  }
  return {
    onError: (request) => {
      request.response = toResult(answerTo(request.error, request.event.requestContext.requestId));
    },
  };
}
