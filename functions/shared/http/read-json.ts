import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { problem, type Answer } from './answer.ts';

const maxBytes = 1_048_576;

/** The text of a body, which API Gateway base64-encodes where the content type is not one of text. */
export const bodyText = ({
  body = '',
  isBase64Encoded,
}: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;

/** The JSON of a request's body, with or without a byte order mark, or the answer to a body that is none. */
export function readJson(event: APIGatewayProxyEventV2): { readonly data: unknown } | Answer {
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
    return problem(415, 'not_json', 'Send Content-Type: application/json.');
  }
  const text = bodyText(event);
  if (Buffer.byteLength(text) > maxBytes)
    return problem(413, 'payload_too_large', 'The body is larger than 1 MiB.');
  try {
    return { data: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch {
    return problem(400, 'invalid_json', 'The body is not JSON.');
  }
}
