import middy from '@middy/core';
import httpRouterHandler from '@middy/http-router';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { FunctionName } from '../deployment/functions.ts';
import type { Log } from '../log/open-log.ts';
import { answerErrors } from '../middleware/answer-errors.ts';
import { logEnd } from '../middleware/log-end.ts';
import { inTime } from '../middleware/out-of-time.ts';
import type { Clock } from '../remember.ts';
import { Unavailable } from '../store/errors.ts';
import { UnreadableItem } from '../store/items/read-as.ts';
import type { Table } from '../store/table.ts';
import { problem, type Answer } from './answer.ts';
import { unreadable } from './problems.ts';
import type { Route } from './route.ts';
import { toResult } from './to-result.ts';

const unavailable = problem(503, 'unavailable', 'A part of the service is down; try again.', {
  headers: { 'retry-after': '5' },
});
const failed = problem(500, 'internal_error', 'Something went wrong here; it was logged.');

const answerTo =
  ({ unreadable: tell }: Table) =>
  (error: unknown): Answer => {
    if (error instanceof UnreadableItem) {
      tell?.(error);
      return unreadable;
    }
    return error instanceof Unavailable ? unavailable : failed;
  };

/** The Lambda handler for a list of routes. */
export const apiHandler = (
  service: FunctionName,
  routes: readonly Route[],
  deps: { readonly log: Log; readonly clock: Clock; readonly table: Table },
) =>
  middy<APIGatewayProxyEventV2WithJWTAuthorizer>(inTime)
    .use(logEnd(service, deps))
    .use(answerErrors(answerTo(deps.table)))
    .handler(
      httpRouterHandler({
        routes: routes.map(({ method, path, handler }) => ({ method, path, handler })),
        notFoundResponse: () => toResult(problem(404, 'not_found', 'There is no such route.')),
      }),
    );
