import { parseArgs } from 'node:util';

export const usage = `Usage: npm run simulate:faults -- [--deliveries 300000] [--seed 1] [--threads 2]
       npm run simulate:faults -- --world <seed>      one world again, step by step
       npm run simulate:faults -- --bugs [--seed 1]   plants each bug, and tells how soon it is caught`;

/** What to simulate. */
export type Simulation =
  | { readonly kind: 'worlds'; readonly deliveries: number; readonly seed: number; readonly threads: number }
  | { readonly kind: 'world'; readonly seed: number }
  | { readonly kind: 'bugs'; readonly deliveries: number; readonly seed: number };

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} is a whole number, not "${text}".`);
  return value;
}

/** @throws where they cannot be understood */
export function parseArguments(args: string[]): Simulation {
  const { values } = parseArgs({
    args,
    options: {
      deliveries: { type: 'string', default: '300000' },
      seed: { type: 'string', default: '1' },
      threads: { type: 'string', default: '2' },
      world: { type: 'string' },
      bugs: { type: 'boolean', default: false },
    },
  });
  if (values.world !== undefined) return { kind: 'world', seed: whole('world', values.world) };
  const [deliveries, seed] = [whole('deliveries', values.deliveries), whole('seed', values.seed)];
  if (values.bugs) return { kind: 'bugs', deliveries, seed };
  return { kind: 'worlds', deliveries, seed, threads: Math.max(1, whole('threads', values.threads)) };
}
