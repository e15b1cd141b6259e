import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { HardJson } from './hard-json.ts';
import { replaceAt, type Json, type Place } from './json-places.ts';
import { leastCpu } from './least-cpu.ts';

/** A body with something hard in one place, and what is done with a body like it. */
export interface Suspect {
  /** So many bytes of it. */
  readonly body: (bytes: number) => string;
  readonly handle: (body: string) => unknown;
  readonly name: string;
  readonly [fc.toStringMethod]: () => string;
}

const mebibyte = 1_048_576;
/** CPU milliseconds that no body under 1 MiB may take. */
const limit = 200;

const marker = '@@';

/** `value` with something hard in a place. */
export function suspect(
  value: Json,
  at: Place,
  hard: HardJson,
  { handle, name }: Pick<Suspect, 'handle' | 'name'>,
): Suspect {
  const text = JSON.stringify(replaceAt(value, at, marker));
  const whole = `${name}, ${at.join('.') || 'the body'}: ${hard.name}`;
  return {
    body: (bytes) => text.replace(`"${marker}"`, () => hard.text(bytes - 2 * text.length)),
    handle,
    name: whole,
    [fc.toStringMethod]: () => whole,
  };
}

/**
 * Finds out whether a body is slow, which is no test of speed: the limit is wide, only CPU counts, and what is over it is
 * measured up to ten times. A quarter of it tells whether it is worth a closer look: what takes a sixteenth of the limit there keeps
 * it, even if it grows like a square.
 * @returns CPU milliseconds that 1 MiB of it takes; those of the quarter, four times, where that was little
 */
export async function expectFast({ body, handle, name }: Suspect): Promise<number> {
  const cpu = async (bytes: number, enough: number): Promise<number> => {
    const text = body(bytes);
    const least = await leastCpu(() => handle(text), 3, enough);
    return least <= limit ? least : leastCpu(() => handle(text), 7, limit);
  };
  const expectAtMost = (milliseconds: number, most: number, of: string) => {
    expect({ name, of, milliseconds, isSlow: milliseconds > most }).toMatchObject({ isSlow: false });
  };
  expectAtMost(await cpu(mebibyte / 16, limit), limit, 'a sixteenth'); // or the whole would take for ever
  const quarter = await cpu(mebibyte / 4, limit / 16);
  if (quarter <= limit / 16) return quarter * 4;
  const whole = await cpu(mebibyte, limit / 4);
  expectAtMost(whole, limit, 'the whole');
  // Four times is as it should be, sixteen times a square; the rest is what the garbage collector has to do.
  if (whole > limit / 4) expectAtMost(whole, 10 * quarter, `the whole, of which a quarter took ${quarter}`);
  return whole;
}
