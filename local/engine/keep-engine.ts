import { type Engine, startEngine } from '../engine.ts';
import { keepUp } from '../keep-up.ts';

/** Keeps an engine up on `dbFile`, always on the same port. */
export async function keepEngine(dbFile: string): Promise<Engine> {
  let endpoint = '';
  const engine = await keepUp('DynamoDB engine', async (onExit) => {
    const samePort = endpoint !== '' && { port: Number(new URL(endpoint).port) };
    const started = await startEngine({ dbFile, onExit, ...samePort });
    ({ endpoint } = started);
    return started;
  });
  return {
    endpoint,
    get pid() {
      return engine.current()?.pid;
    },
    stop: () => engine.stop(),
  };
}
