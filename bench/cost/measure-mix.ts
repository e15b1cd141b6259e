import { body, measureBatch, type Cost } from '../events.ts';
import type { MeasuredStack } from '../stack.ts';
import type { MixedEvent } from './mix.ts';

/** Longer than anything is remembered, in milliseconds. */
const coldAfter = 5_100;

/**
 * What the events of the mix take where nothing is remembered when they come, `size` of a kind in one batch of the worker:
 * the sums of the batch. On a stack that has worked for a while, so that V8 has compiled what runs often.
 */
export async function measureMix(stack: MeasuredStack, size: 1 | 10): Promise<Cost<MixedEvent>[]> {
  const { path, lead, deals, turn } = await stack.seed();
  const all = Array.from({ length: size }, (_, n) => n);
  const email = (n: number) => `ada-${size}-${n}@example.com`;
  const bodies = (kind: string) => all.map((n) => body(`${kind}${size}x${n}`, `c${size}x${n}`, email(n)));
  const cold = (event: MixedEvent, kind: string) => {
    stack.later(coldAfter);
    return measureBatch(stack, event, path, bodies(kind));
  };
  for (const n of all) await lead(email(n));
  const costs = [await cold('payment that converts a lead', 'l')];
  costs.push(await cold('repeat payment of a known customer', 'r'));
  costs.push(await cold('copy', 'r'));
  for (const n of all) await deals(email(n), 3);
  costs.push(await cold('payment with 3 deals', 'd'));
  await turn('off');
  costs.push(await cold('event while off', 'o'));
  return costs;
}
