import fc from 'fast-check';
import { pick } from '../events/pick.ts';
import { sending } from './sending.ts';

/** An event comes once more, the same in every way. */
export const copy = sending(
  'copy',
  fc.nat(99),
  ({ sent }, n) => pick(sent, n),
  ({ sent }) => sent.length > 0,
);
