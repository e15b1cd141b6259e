import { CommandError } from '../command-error.ts';
import { usage } from './usage.ts';

/** The number of the option `name`. Throws a CommandError (exit code 2) if it is missing or no whole number above 0. */
export function positiveInteger(name: string, value: string | undefined): number {
  const number = Number(value);
  if (value !== undefined && /^\d+$/.test(value) && number > 0 && Number.isSafeInteger(number)) return number;
  const found = value === undefined ? 'and is missing' : `not "${value}"`;
  throw new CommandError(`--${name} is a whole number above 0, ${found}.\n${usage}`, 2);
}
