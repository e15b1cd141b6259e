import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, startEngine } from '../engine.ts';

/** Starts an engine on `dbFile` and starts it again on the same port whenever it ends without being stopped. */
export async function keepEngine(dbFile: string): Promise<Engine> {
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const restart = (): void => {
    restarting = startAgain();
  };
  let engine = await startEngine({ dbFile, onExit: restart });
  const { endpoint } = engine;
  const port = Number(new URL(endpoint).port);

  async function startAgain(): Promise<void> {
    console.error('The DynamoDB engine has ended; it is started again.');
    while (!stopping) {
      try {
        engine = await startEngine({ dbFile, port, onExit: restart });
        return;
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        await sleep(1000);
      }
    }
  }

  return {
    endpoint,
    get pid() {
      return engine.pid;
    },
    stop: async () => {
      stopping = true;
      await restarting;
      await engine.stop();
    },
  };
}
