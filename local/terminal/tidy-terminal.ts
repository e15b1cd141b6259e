import { existsSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readableLine, readLogLine } from './readable-line.ts';

/** The file in the data folder that has all lines of the functions' log. */
export const logName = 'functions.log';

/** Opens it when the first line comes, when the folder is ours; what an earlier run left is kept once, beside it. */
function logIn(dataDir: string): (line: string) => void {
  const file = join(dataDir, logName);
  let opened: number | undefined;
  const open = (): number => {
    if (existsSync(file)) renameSync(file, `${file}.before`);
    return openSync(file, 'a');
  };
  return (line) => {
    opened ??= open();
    writeSync(opened, line);
  };
}

/**
 * Keeps the functions' lines of JSON off the terminal, where they would bury the printed addresses: each goes to the log
 * file in `dataDir`, and what an event came to is shown in one readable line. Everything else is printed as it is.
 */
export function tidyTerminal(dataDir: string): void {
  const log = logIn(dataDir);
  for (const stream of [process.stdout, process.stderr]) {
    const print = stream.write.bind(stream);
    stream.write = (printed: string | Uint8Array, ...rest: unknown[]): boolean => {
      const line = typeof printed === 'string' ? readLogLine(printed) : undefined;
      if (line === undefined) return Boolean(Reflect.apply(print, stream, [printed, ...rest]));
      log(String(printed));
      const shown = readableLine(line);
      return shown === undefined || print(`${shown}\n`);
    };
  }
}
