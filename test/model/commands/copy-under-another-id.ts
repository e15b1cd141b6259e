import fc from 'fast-check';
import { newHead } from '../events/new-head.ts';
import { pick } from '../events/pick.ts';
import { sending } from './sending.ts';

/** An event comes once more, as another event: it happened when the first one did. */
export const copyUnderAnotherId = sending(
  'copy under another id',
  fc.nat(99),
  (model, n) => ({ ...pick(model.sent, n), id: newHead(model).id }),
  ({ sent }) => sent.length > 0,
);
