import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationContext } from './operation.ts';
import { operations } from './operations.ts';
import type { Result } from './result.ts';
import { readJson } from './read-json.ts';
import { refuse } from './refusal.ts';

async function outcomeOf(request: IncomingMessage, context: OperationContext): Promise<Result> {
  const target = String(request.headers['x-amz-target']);
  const json = await readJson(request);
  if (json.kind === 'refused') return json;
  const operation = operations.get(target);
  if (operation === undefined) return refuse('UnsupportedOperation', `The local queue has no ${target}.`);
  return operation(json.value, context);
}

/** Answers one request of the protocol AWS JSON 1.0, in the form that the SDK's SQS client reads. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: OperationContext,
): Promise<void> {
  const outcome = await outcomeOf(request, context);
  response.setHeader('content-type', 'application/x-amz-json-1.0');
  response.setHeader('x-amzn-requestid', randomUUID());
  if (context.signal.aborted) response.setHeader('connection', 'close');
  if (outcome.kind === 'answered') {
    response.end(JSON.stringify(outcome.body));
    return;
  }
  const { code, queryCode, message } = outcome;
  response.writeHead(outcome.status, { 'x-amzn-query-error': `${queryCode};Sender` });
  response.end(JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }));
}
