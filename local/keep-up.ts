import { setTimeout as sleep } from 'node:timers/promises';

/** Something that runs in a process of its own, and may end although nobody stopped it. */
export interface Running {
  readonly pid?: number | undefined;
  stop(): Promise<void>;
}

/** What is kept up: `current` is undefined while it is started again. */
export interface KeptUp<T extends Running> {
  current(): T | undefined;
  stop(): Promise<void>;
}

/** Starts something, and starts it again whenever it ends without being stopped. Throws when the first start does. */
export async function keepUp<T extends Running>(
  name: string,
  start: (onExit: () => void) => Promise<T>,
): Promise<KeptUp<T>> {
  let stopping = false;
  let running: T | undefined;
  let restarting: Promise<void> = Promise.resolve();
  const onExit = (): void => {
    running = undefined;
    restarting = startAgain();
  };
  running = await start(onExit);

  async function startAgain(): Promise<void> {
    console.error(`The ${name} has ended; it is started again.`);
    while (!stopping) {
      try {
        running = await start(onExit);
        return;
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        await sleep(1000);
      }
    }
  }

  return {
    current: () => running,
    stop: async () => {
      stopping = true;
      await restarting;
      await running?.stop();
    },
  };
}
