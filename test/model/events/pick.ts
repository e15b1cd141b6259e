/** One of several, by any natural number. @throws where there is none */
export function pick<T>(all: readonly T[], n: number): T {
  const picked = all[n % all.length];
  if (picked === undefined) throw new RangeError('There is nothing to pick from.');
  return picked;
}
