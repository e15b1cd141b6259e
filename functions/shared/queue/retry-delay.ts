import { delivery } from '../deployment/delivery.ts';

/**
 * Seconds until a message that failed comes back: twice as long each time, up to 15 minutes, and between half of that
 * and all of it, so that what failed together does not come back together.
 * @param receives how often the message was received, from 1
 * @param random from 0 to 1
 */
export function retryDelay(receives: number, random: number): number {
  const { firstDelaySeconds, longestDelaySeconds } = delivery;
  const longest = Math.min(longestDelaySeconds, firstDelaySeconds * 2 ** Math.min(receives - 1, 20));
  return Math.ceil(longest * (0.5 + random / 2));
}
