import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import httpRouterHandler from '@middy/http-router';
import type { Log } from '../log/open-log.ts';
import { UnreadableItem } from '../store/items/read-as.ts';
import type { Table } from '../store/table.ts';
import { problem } from './answer.ts';
import { isUnavailable } from './is-unavailable.ts';
import { unreadable } from './problems.ts';
import type { Route } from './route.ts';
import { toResult } from './to-result.ts';

interface Service {
  readonly log: Log;
  readonly table: Table;
}

/** The Lambda handler for a list of routes. What is thrown is logged, and answered without a word of it. */
export const apiHandler = (routes: readonly Route[], { log, table }: Service) =>
  middy()
    .use({
      onError: (request) => {
        // By its id the request is found in the API's access log.
        const { requestContext } = request.event as APIGatewayProxyEventV2;
        const error: unknown = request.error;
        const line = { requestId: requestContext.requestId, error };
        if (isUnavailable(error)) {
          log('WARN', 'A dependency is unavailable.', line);
          request.response = toResult(
            problem(503, 'unavailable', 'A part of the service is down; try again.', {
              headers: { 'retry-after': '5' },
            }),
          );
          return;
        }
        if (error instanceof UnreadableItem) {
          table.unreadable?.(error);
          request.response = toResult(unreadable);
          return;
        }
        log('ERROR', 'The request failed.', line);
        request.response = toResult(
          problem(500, 'internal_error', 'Something went wrong here; it was logged.'),
        );
      },
    })
    .handler(
      httpRouterHandler({
        routes: routes.map(({ method, path, handler }) => ({ method, path, handler })),
        notFoundResponse: () => toResult(problem(404, 'not_found', 'There is no such route.')),
      }),
    );
