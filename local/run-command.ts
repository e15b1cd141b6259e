import { CommandError } from './command-error.ts';

/** Runs a command's `main`: a CommandError becomes its text and exit code, anything else is a bug and shows its stack. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  }
}
