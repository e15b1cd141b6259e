import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export interface WebhookRequest {
  readonly key?: string;
  readonly authorization?: string;
  /** JSON is made of anything that is neither text nor bytes; bytes arrive base64-encoded. */
  readonly body?: unknown;
  readonly contentType?: string;
}

/** A POST to the webhook as an HTTP API hands it to the function. */
export function webhookRequest({
  key = 'key-of-acme',
  authorization,
  body,
  contentType = 'application/json',
}: WebhookRequest): APIGatewayProxyEventV2 {
  const isBase64Encoded = Buffer.isBuffer(body);
  const text = isBase64Encoded
    ? body.toString('base64')
    : typeof body === 'string'
      ? body
      : JSON.stringify(body);
  const path = `/webhooks/chargebee/${key}`;
  return {
    version: '2.0',
    routeKey: 'POST /webhooks/chargebee/{webhookKey}',
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': contentType, ...(authorization !== undefined && { authorization }) },
    pathParameters: { webhookKey: key },
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'test.example',
      domainPrefix: 'test',
      http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'Chargebee' },
      requestId: 'request',
      routeKey: 'POST /webhooks/chargebee/{webhookKey}',
      stage: '$default',
      time: '22/Nov/2026:09:00:00 +0000',
      timeEpoch: 1_795_338_000_000,
    },
    ...(body !== undefined && { body: text }),
    isBase64Encoded,
  };
}
