import { problem, type Answer } from './answer.ts';

/** A body that its schema takes, and what is known does not. */
export const invalidBody = (path: string, message: string): Answer =>
  problem(422, 'invalid_body', 'Some fields are not as they should be.', { errors: [{ path, message }] });

/** The answers that many calls have. */
export const notFound = problem(404, 'not_found', 'There is no such resource.');
export const changedMeanwhile = problem(412, 'changed_meanwhile', 'It was changed meanwhile: read it again.');
export const inUse = problem(409, 'in_use', 'Other records refer to it, so it cannot be deleted.');
export const tooManyAtOnce = problem(
  409,
  'too_many_at_once',
  'More is to be written than fits into one write: change the contacts in two steps.',
);
export const keyReused = problem(
  409,
  'idempotency_key_reused',
  'This Idempotency-Key was sent with another body before.',
);
export const busy = problem(503, 'unavailable', 'Others are changing the same records; try again.', {
  headers: { 'retry-after': '1' },
});

export const unreadable = problem(
  409,
  'unreadable',
  'It was written in a form that this version of the integration cannot read, and is kept as it is.',
);
