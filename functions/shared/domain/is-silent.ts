const dayMs = 24 * 60 * 60 * 1000;

/** What is usual is told by this time before the newest payment: four weeks, with each weekday as often as the others. */
export const lookBackMs = 28 * dayMs;

/** Payments within a day count as one: how many there are says nothing about how long it is quiet between them. */
export const stepMs = dayMs;

const fewestDays = 4;
const shortestHistoryMs = 14 * dayMs;

/**
 * Whether it has been quiet for so long that it may be unusual for somebody. After four weeks it is what is usual.
 * @param newest when the newest payment came, and `now`: epoch milliseconds
 */
export const isQuiet = (newest: number, now: number): boolean =>
  now - newest > 2 * stepMs && now - newest <= lookBackMs;

/**
 * Whether an account that usually has payments has none for more than twice as long as it ever had none within the
 * four weeks before. Who had payments on fewer than four days, or for less than two weeks, has nothing that is usual.
 * @param times when payments came, newest first, at least a day apart; epoch milliseconds, as `now`
 */
export function isSilent(times: readonly number[], now: number): boolean {
  const [newest, ...older] = times;
  const oldest = older.at(-1);
  if (newest === undefined || oldest === undefined || times.length < fewestDays) return false;
  if (newest - oldest < shortestHistoryMs || !isQuiet(newest, now)) return false;
  const pauses = older.map((time, index) => (times[index] ?? time) - time);
  return now - newest > 2 * Math.max(...pauses);
}
