import { createServer, request } from 'node:http';

/**
 * Stands at 127.0.0.1 before a server at 127.0.0.2 that has the same port, and says of every request that it came over
 * TLS: the policies of the queues and of the bootstrap bucket deny what did not. The server itself speaks plain HTTP,
 * since it fetches its own signing keys by it.
 */
export async function startTlsFront(port: number): Promise<{ readonly close: () => void }> {
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const forward = request(
      { host: '127.0.0.2', port, method, path, headers: { ...headers, 'x-forwarded-proto': 'https' } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    forward.on('error', () => outgoing.destroy());
    incoming.pipe(forward);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
