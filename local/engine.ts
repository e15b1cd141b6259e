import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from './command-error.ts';
import { engineAnswers } from './engine/engine-answers.ts';
import { findEngine } from './engine/find-engine.ts';
import { freePort } from './engine/free-port.ts';
import { runEngine } from './engine/run-engine.ts';
import { stopOrphans } from './engine/stop-orphans.ts';

/** A DynamoDB engine that answers at `endpoint`; without `pid` it is somebody else's, and `stop` leaves it alone. */
export interface Engine {
  readonly endpoint: string;
  readonly pid?: number | undefined;
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** Where the data lives; without it the engine keeps everything in memory and forgets it when it stops. */
  readonly dbFile?: string;
  /** The port of 127.0.0.1 to listen on (any free one). */
  readonly port?: number;
  /** Called once when the engine ends although nobody stopped it. */
  readonly onExit?: () => void;
}

/**
 * Starts a DynamoDB engine and resolves when it answers: the one at `DYNAMODB_ENDPOINT` if that is set, else Dynoxide.
 * An engine that a killed instance left behind on the same file is ended first. Throws a CommandError when there is none.
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given !== undefined && given !== '') return useGiven(given);

  const binary = findEngine();
  if (binary === undefined) {
    throw new CommandError(
      'There is no Dynoxide binary for this platform. Start DynamoDB Local (for instance `docker run -p 8000:8000 ' +
        'amazon/dynamodb-local`) and set DYNAMODB_ENDPOINT=http://localhost:8000.',
    );
  }
  const dbFile = options.dbFile === undefined ? undefined : resolve(options.dbFile);
  if (dbFile !== undefined) await stopOrphans(dbFile);

  let said = '';
  for (let tries = 0; tries < 5; tries++) {
    const port = options.port ?? (await freePort());
    const run = await runEngine(binary, { port, dbFile, onExit: options.onExit });
    if (run.ok) return { endpoint: `http://127.0.0.1:${port}`, ...run.engine };
    said = run.said; // most likely the port was taken in between
  }
  throw new CommandError(`The DynamoDB engine ${binary} does not start: ${said}`);
}

async function useGiven(endpoint: string): Promise<Engine> {
  for (let tries = 0; tries < 100; tries++) {
    if (await engineAnswers(endpoint)) return { endpoint, stop: () => Promise.resolve() };
    await sleep(100);
  }
  throw new CommandError(`No DynamoDB engine answers at DYNAMODB_ENDPOINT=${endpoint}.`);
}
