import type { Server } from 'node:http';
import { CommandError } from './command-error.ts';

/** Lets `server` listen on this machine's loopback interface only; gives its port. CommandError if it may not. */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const message =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken. Stop what listens there, or set PORT to another one.`
          : `Port ${port} cannot be used (${error.message}). Set PORT to another one.`;
      reject(new CommandError(message));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP port');
  return address.port;
}
