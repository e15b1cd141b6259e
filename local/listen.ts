import type { Server } from 'node:http';
import { CommandError } from './command-error.ts';

/** Lets `server` listen on this machine's loopback interface only; gives its port. CommandError if it is taken. */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') reject(error);
      else
        reject(
          new CommandError(`Port ${port} is taken. Stop what listens there, or set PORT to another one.`),
        );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP port');
  return address.port;
}
