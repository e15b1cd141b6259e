import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { keepUp } from '../../local/keep-up.ts';

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** Something that runs, the n-th of its kind; it ends by itself when `end` is called. */
function runs() {
  const started: { readonly n: number; readonly end: () => void; stopped: boolean }[] = [];
  const start = (onExit: () => void) => {
    const one = { n: started.length, end: onExit, stopped: false };
    started.push(one);
    return Promise.resolve({
      n: one.n,
      stop: () => {
        one.stopped = true;
        return Promise.resolve();
      },
    });
  };
  return { started, start };
}

test('what ends by itself is started again, and nothing is there until it is', async () => {
  const { started, start } = runs();
  const kept = await keepUp('thing', start);
  expect(kept.current()?.n).toBe(0);
  started[0]?.end();
  expect(kept.current()).toBeUndefined();
  await sleep(0);
  expect(kept.current()?.n).toBe(1);
  expect(jest.mocked(console.error)).toHaveBeenCalledWith('The thing has ended; it is started again.');
  await kept.stop();
  expect(started.map(({ stopped }) => stopped)).toEqual([false, true]);
});

test('what does not start the first time is thrown, and what does not start again is tried again', async () => {
  const failing = () => Promise.reject(new Error('No room.'));
  await expect(keepUp('thing', failing)).rejects.toThrow('No room.');
  const { started, start } = runs();
  let broken = false;
  const kept = await keepUp('thing', (onExit) => (broken ? failing() : start(onExit)));
  broken = true;
  started[0]?.end();
  await sleep(10);
  broken = false;
  await sleep(1_100);
  expect(kept.current()?.n).toBe(1);
  await kept.stop();
});

test('nothing is started after it was stopped', async () => {
  const { started, start } = runs();
  const kept = await keepUp('thing', start);
  await kept.stop();
  expect(started).toHaveLength(1);
});
