/** Runs `run` for each item, `width` at a time: the next begins when one has ended. @returns the seconds it took */
export async function closedLoop<T>(
  items: readonly T[],
  width: number,
  run: (item: T) => Promise<unknown>,
): Promise<number> {
  const from = performance.now();
  const next = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of next) await run(item);
    }),
  );
  return (performance.now() - from) / 1_000;
}
