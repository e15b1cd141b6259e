/**
 * CPU milliseconds, not time on the clock, that some work takes: the least of a few tries, since compiling, the garbage
 * collector and a busy machine only ever add. It stops at the first try that takes less than `enough`.
 */
export async function leastCpu(work: () => unknown, tries: number, enough: number): Promise<number> {
  let least = Infinity;
  for (let tried = 0; tried < tries && least > enough; tried++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
