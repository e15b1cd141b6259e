import { CommandError } from './command-error.ts';

/**
 * Runs a command's `main`: a CommandError becomes its text and exit code, anything else is a bug and shows its stack. A
 * text that was asked for, such as how the command is used, has the exit code 0 and goes where it can be piped on.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    (error.exitCode === 0 ? console.log : console.error)(error.message);
    process.exitCode = error.exitCode;
  }
}
