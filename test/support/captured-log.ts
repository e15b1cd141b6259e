/** One line of the log, as CloudWatch gets it. */
export type LogLine = Readonly<Record<string, unknown>>;

/**
 * Runs `work`, and keeps from the terminal what it prints meanwhile.
 * @returns the lines of JSON that the logger and the metrics printed, as text
 */
export async function capturedLog(work: () => Promise<unknown>): Promise<string[]> {
  const streams = [process.stdout, process.stderr];
  let printed = '';
  const write = (chunk: string | Uint8Array): boolean => {
    printed += Buffer.from(chunk).toString();
    return true;
  };
  for (const stream of streams) Object.assign(stream, { write });
  try {
    await work();
  } finally {
    // The stream's own method is its prototype's.
    for (const stream of streams) Reflect.deleteProperty(stream, 'write');
  }
  return printed.split('\n').filter((line) => line.startsWith('{'));
}
