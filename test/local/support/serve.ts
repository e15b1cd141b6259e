import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer } from '../../../local/close-server.ts';
import type { Listener } from '../../../local/create-local-server.ts';

/** A server with this listener on a free port of 127.0.0.1. */
export async function serve(listener: Listener): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, close: () => closeServer(server) };
}
