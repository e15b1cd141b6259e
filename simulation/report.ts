import { delivery } from '../functions/shared/deployment/delivery.ts';
import type { Result } from './run-worlds.ts';

const number = (value: number): string => Math.round(value).toLocaleString('en-US');

/** What was simulated, for people. @param seconds that it took */
export function report(
  { worlds, deliveries, highestReceives, faults, failures }: Result,
  seed: number,
  seconds: number,
): string {
  const kinds = Object.entries(faults).map(
    ([kind, count]) => `  ${kind.padEnd(16)} ${number(count).padStart(12)}`,
  );
  const failed = failures.flatMap(({ world, violations }) => [
    `World ${world}:`,
    ...violations.slice(0, 10).map((violation) => `  ${violation}`),
    `  again: npm run simulate:faults -- --world ${world}`,
  ]);
  return [
    `seed ${seed}: ${number(deliveries)} deliveries in ${number(worlds)} worlds, ${number(deliveries / seconds)} a second`,
    'faults injected:',
    ...kinds,
    `most receives of a message until it was done: ${highestReceives} of ${delivery.maxReceives}`,
    `violations: ${failures.length === 0 ? '0' : `in ${failures.length} worlds`}`,
    ...failed,
  ].join('\n');
}
