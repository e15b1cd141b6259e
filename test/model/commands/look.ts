import fc from 'fast-check';
import { compare } from '../compare/compare.ts';
import { command } from './command.ts';

/** An admin looks at everything: it is right, and what is seen stays so. */
export const look = command('look', fc.constant('at everything'), compare);
