/** The start of the UTC day this many calendar months later; the 31st becomes the last day of a shorter month. */
export function monthsAfter(date: number, months: number): number {
  const [year = 0, month = 0, day = 0] = new Date(date).toISOString().slice(0, 10).split('-').map(Number);
  const wanted = year * 12 + month - 1 + months;
  for (let last = day; ; last--) {
    const found = new Date(Date.UTC(Math.floor(wanted / 12), wanted % 12, last));
    if (found.getUTCMonth() === wanted % 12) return found.getTime();
  }
}
