import fc from 'fast-check';
import { command } from './command.ts';

const second = 1_000;
const day = 24 * 60 * 60 * second;
const drawn = fc.record({
  time: fc.constantFrom(second, second, day, 7 * day, 8 * day, 8 * day + second, 31 * day, 100 * day),
  isSweptUp: fc.boolean(),
});

/** Time passes: a second, more than something is remembered, or months; the engine may have deleted what has expired. */
export const passTime = command('pass time', drawn, async (model, system, { time, isSweptUp }) => {
  model.now += time;
  system.setNow(model.now);
  if (isSweptUp) await system.deleteExpired(model.payments.keys());
});
