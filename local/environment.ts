import { resolve } from 'node:path';
import { CommandError } from './command-error.ts';

/** Where the local stack listens and keeps its data; every local command reads the same two variables. */
export interface Environment {
  readonly port: number;
  /** An absolute path. */
  readonly dataDir: string;
}

/** Reads `PORT` (3000; 0 for any free one) and `DATA_DIR` (`.local`). Throws a CommandError. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const port = env['PORT'] ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new CommandError(`PORT must be a number from 0 to 65535, not "${port}".`);
  }
  const dataDir = env['DATA_DIR'] ?? '.local';
  if (dataDir === '') throw new CommandError('DATA_DIR must be a folder, not empty.');
  return { port: Number(port), dataDir: resolve(dataDir) };
}
