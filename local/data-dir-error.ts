import { CommandError } from './command-error.ts';

/** What to tell the person who chose `dataDir` when something in it cannot be made, read or written. */
export const dataDirError = (dataDir: string, error: unknown): CommandError =>
  new CommandError(
    `DATA_DIR=${dataDir} cannot be used (${error instanceof Error ? error.message : String(error)}): ` +
      'set it to a folder that you may write to.',
  );
