import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { checkHealth } from '../../local/check-health.ts';
import { closeServer } from '../../local/close-server.ts';
import { createLocalServer, type Parts } from '../../local/create-local-server.ts';
import { listen } from '../../local/listen.ts';

async function ask(parts: Parts, path: string): Promise<[number, unknown]> {
  const server = createLocalServer(parts);
  const port = await listen(server, 0);
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  const body: unknown = await answer.json();
  await closeServer(server);
  return [answer.status, body];
}

describe('the local server', () => {
  test('says 503 while it starts', async () => {
    expect(await ask({}, '/healthz')).toEqual([503, { status: 'starting' }]);
    expect(await ask({}, '/v1/leads')).toEqual([503, { message: 'Service Unavailable' }]);
  });

  test('says 503 and what is down when a part says no or fails', async () => {
    const fails = () => Promise.reject(new Error('no'));
    const health = () => checkHealth({ table: () => true, queue: fails, worker: () => false });
    expect(await ask({ health }, '/healthz')).toEqual([503, { status: 'down', down: ['queue', 'worker'] }]);
    const well = () => checkHealth({ table: () => Promise.resolve(true) });
    expect(await ask({ health: well }, '/healthz')).toEqual([200, { status: 'up', down: [] }]);
  });

  test('lets nothing but GET and HEAD reach the page, whatever the path', async () => {
    const says =
      (status: number) =>
      (_: unknown, response: ServerResponse): Promise<void> => {
        response.writeHead(status).end();
        return Promise.resolve();
      };
    const server = createLocalServer({ page: says(200), gateway: says(404) });
    const port = await listen(server, 0);
    const statusOf = async (method: string, path: string) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { method })).status;
    const paths = ['/', '/index.html', '/webhook/chargebee/k', '/Webhooks/chargebee/k', '//webhooks/k'];
    const ask = (methods: string[]) =>
      Promise.all(methods.flatMap((method) => paths.map((path) => statusOf(method, path))));
    const written = await ask(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
    const read = await ask(['GET', 'HEAD']);
    await closeServer(server);
    expect(new Set(written)).toEqual(new Set([404]));
    expect(new Set(read)).toEqual(new Set([200]));
  });

  test('publishes the keys of the issuer', async () => {
    const jwks = { keys: [{ kty: 'RSA' }] };
    expect(await ask({ jwks }, '/.well-known/jwks.json')).toEqual([200, jwks]);
  });
});
