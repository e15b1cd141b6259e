/**
 * Milliseconds until a race that was lost is run again: a random while that grows with the attempt, so that whoever
 * collided does not collide again.
 * @param attempt from 0
 * @param random from 0 to 1
 */
export const racePause = (attempt: number, random: number): number => random * 20 * 2 ** attempt;
