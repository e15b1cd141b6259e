/** Lets long polls sleep until something arrives in their queue. */
export interface Arrivals {
  /** Wakes all that wait for this queue. */
  readonly notify: (queue: string) => void;
  /** Resolves at the next arrival, after `milliseconds`, or on abort, whichever comes first. */
  readonly wait: (queue: string, milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Arrivals of one process: only one server owns the queue's file, so nobody else can bring a message. */
export function createArrivals(): Arrivals {
  const waiting = new Set<{ readonly queue: string; readonly wake: () => void }>();
  return {
    notify: (queue) => {
      for (const waiter of [...waiting]) if (waiter.queue === queue) waiter.wake();
    },
    wait: (queue, milliseconds, signal) =>
      new Promise((resolve) => {
        const waiter = {
          queue,
          wake: () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', waiter.wake);
            waiting.delete(waiter);
            resolve();
          },
        };
        const timer = setTimeout(waiter.wake, milliseconds);
        signal.addEventListener('abort', waiter.wake);
        waiting.add(waiter);
        if (signal.aborted) waiter.wake();
      }),
  };
}
