import middy from '@middy/core';
import httpRouterHandler from '@middy/http-router';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Log } from '../log/open-log.ts';
import type { Table } from '../store/table.ts';
import { problem } from './answer.ts';
import { answerErrors } from './answer-errors.ts';
import type { Route } from './route.ts';
import { toResult } from './to-result.ts';

interface Service {
  readonly log: Log;
  readonly table: Table;
}

/** The Lambda handler for a list of routes. */
export const apiHandler = (routes: readonly Route[], { log, table }: Service) =>
  middy<APIGatewayProxyEventV2WithJWTAuthorizer>()
    .use(answerErrors(log, table))
    .handler(
      httpRouterHandler({
        routes: routes.map(({ method, path, handler }) => ({ method, path, handler })),
        notFoundResponse: () => toResult(problem(404, 'not_found', 'There is no such route.')),
      }),
    );
