import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Answer } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import type { Method, Operation } from './operation.ts';
import { isAnswer } from './parse-part.ts';
import { readRequest } from './read-request.ts';
import { toResult } from './to-result.ts';

export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly handler: (
    event: APIGatewayProxyEventV2WithJWTAuthorizer,
  ) => Promise<APIGatewayProxyStructuredResultV2>;
}

/** Ties an operation to its handler, which gets only requests that fit it. */
export function route<Params, Query, Body>(
  said: Operation<Params, Query, Body>,
  handle: (request: ApiRequest<Params, Query, Body>) => Promise<Answer>,
): Route {
  const { method, path } = said;
  const handler: Route['handler'] = async (event) => {
    const request = readRequest(said, event);
    return toResult(isAnswer(request) ? request : await handle(request));
  };
  return { method, path, handler };
}
