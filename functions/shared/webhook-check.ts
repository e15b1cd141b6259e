import { createHmac, timingSafeEqual } from 'node:crypto';

const checkBytes = 6;
/** base64url writes 6 bytes in 8 characters. */
const checkLength = 8;

const checkOf = (random: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(random).digest().subarray(0, checkBytes);

/**
 * A webhook key with the check behind it by which the webhook knows its own keys without looking them up.
 * @param random of characters that a URL takes
 */
export const withCheck = (random: string, secret: string): string =>
  random + checkOf(random, secret).toString('base64url');

/** Whether a key was made with this secret. */
export function hasCheck(key: string, secret: string): boolean {
  const sent = Buffer.from(key.slice(-checkLength), 'base64url');
  const right = checkOf(key.slice(0, -checkLength), secret);
  return sent.length === right.length && timingSafeEqual(sent, right);
}
