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

  test('publishes the keys of the issuer', async () => {
    const jwks = { keys: [{ kty: 'RSA' }] };
    expect(await ask({ jwks }, '/.well-known/jwks.json')).toEqual([200, jwks]);
  });
});
