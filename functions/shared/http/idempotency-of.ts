import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Idempotency } from '../store/writes/idempotency.ts';
import { problem } from './answer.ts';
import type { Parsed } from './parse-part.ts';
import { bodyText } from './read-json.ts';

/** How a request names itself for being sent again; undefined where it does not. */
export function idempotencyOf(event: APIGatewayProxyEventV2): Parsed<Idempotency | undefined> {
  const key = event.headers['idempotency-key'];
  if (key === undefined) return { data: undefined };
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
