import type { Context } from 'aws-lambda';
import { randomUUID } from 'node:crypto';

const noCallbacks = (): never => {
  throw new Error('Node 24 on Lambda has no callbacks: return a promise.');
};
const historic: Record<'done' | 'fail' | 'succeed', () => never> = {
  done: noCallbacks,
  fail: noCallbacks,
  succeed: noCallbacks,
};

/** The context of one invocation as Lambda gives it; the time remaining counts down from now. */
export function lambdaContext(functionName: string, timeoutMilliseconds: number): Context {
  const deadline = performance.now() + timeoutMilliseconds;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
    memoryLimitInMB: '256',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    ...historic,
  };
}
