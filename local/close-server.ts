import { once } from 'node:events';
import type { Server } from 'node:http';

/** Takes no more requests and waits for those in hand, at most ten seconds. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, 10_000);
  await closed;
  clearTimeout(timer);
}
