import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationContext } from './operation.ts';
import { operations } from './operations.ts';
import { parseJson, readBody } from './read-json.ts';
import { refuse } from './refusal.ts';
import type { Result } from './result.ts';

/** An answer of the protocol AWS JSON 1.0, in the form that the SDK's SQS client reads. */
export interface QueueAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function outcomeOf(
  target: string,
  body: Uint8Array | undefined,
  context: OperationContext,
): Promise<Result> {
  if (body === undefined) return refuse('InvalidParameterValue', 'The request is too large.');
  const json = parseJson(body);
  if (json.kind === 'refused') return json;
  const operation = operations.get(target);
  if (operation === undefined) return refuse('UnsupportedOperation', `The local queue has no ${target}.`);
  return operation(json.value, context);
}

/**
 * Answers one request.
 * @param target the value of the header `x-amz-target`
 * @param body undefined where it was too large to be kept
 */
export async function answerTo(
  target: string,
  body: Uint8Array | undefined,
  context: OperationContext,
): Promise<QueueAnswer> {
  const outcome = await outcomeOf(target, body, context);
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() };
  if (outcome.kind === 'answered') return { status: 200, headers, body: JSON.stringify(outcome.body) };
  const { code, queryCode, message, status } = outcome;
  return {
    status,
    headers: { ...headers, 'x-amzn-query-error': `${queryCode};Sender` },
    body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }),
  };
}

/** Answers one request that came over HTTP. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: OperationContext,
): Promise<void> {
  const target = String(request.headers['x-amz-target']);
  const { status, headers, body } = await answerTo(target, await readBody(request), context);
  if (context.signal.aborted) response.setHeader('connection', 'close');
  response.writeHead(status, headers).end(body);
}
