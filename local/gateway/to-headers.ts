import type { IncomingMessage } from 'node:http';

/** The headers of a request in an HTTP API's form: lower-case names, repeated ones joined by a comma, cookies apart. */
export function toHeaders(request: IncomingMessage): { headers: Record<string, string>; cookies: string[] } {
  const { cookie = [], ...others } = request.headersDistinct;
  const headers = Object.entries(others).map(([name, values = []]) => [name, values.join(',')] as const);
  const host = request.headers.host ?? 'localhost';
  return {
    headers: {
      ...Object.fromEntries(headers),
      'x-forwarded-for': request.socket.remoteAddress ?? '127.0.0.1',
      'x-forwarded-port': /:(\d+)$/.exec(host)?.[1] ?? '80',
      'x-forwarded-proto': 'http',
    },
    cookies: cookie.flatMap((line) => line.split(';').map((one) => one.trim())),
  };
}
