/** Does one part of the rehearsal, and says how long it took; what it throws ends the rehearsal. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    const result = await work();
    console.log(`  ok    ${title} (${((performance.now() - start) / 1_000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    console.log(`  FAIL  ${title}`);
    throw error;
  }
}

/** Says what the emulator cannot show, and where it is looked at instead. */
export function notChecked(what: string, why: string): void {
  console.log(`  --    not checked here: ${what} (${why})`);
}
