import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Answer } from '../http/answer.ts';
import { toResult } from '../http/to-result.ts';

/** Middleware of what answers HTTP: what is thrown is answered without a word of it. */
export const answerErrors = (
  answerTo: (error: unknown) => Answer,
): MiddlewareObj<unknown, APIGatewayProxyStructuredResultV2> => ({
  onError: (request) => {
    request.response = toResult(answerTo(request.error));
  },
});
