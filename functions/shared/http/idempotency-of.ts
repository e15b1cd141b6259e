import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Idempotency } from '../store/writes/idempotency.ts';
import { problem } from './answer.ts';
import type { Parsed } from './parse-part.ts';
import { bodyText } from './read-json.ts';

/** How a request names itself for being sent again; undefined where it does not, and an answer where it has to. */
export function idempotencyOf(
  event: APIGatewayProxyEventV2,
  isRequired: boolean,
): Parsed<Idempotency | undefined> {
  const key = event.headers['idempotency-key'];
  if (key === undefined) {
    if (!isRequired) return { data: undefined };
    return problem(
      428,
      'idempotency_key_required',
      'Send an Idempotency-Key, so that sending this again does not do it twice.',
    );
  }
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    return problem(
      400,
      'invalid_idempotency_key',
      'Idempotency-Key takes 1 to 255 visible ASCII characters.',
    );
  }
  const bodyHash = createHash('sha256').update(bodyText(event)).digest('base64url');
  const path = event.rawPath.replace(/\/$/, ''); // the router does not mind a slash at the end either
  return { data: { route: `${event.requestContext.http.method} ${path}`, key, bodyHash } };
}
