import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';
import type { TokenHolder } from './issuer.ts';

const usage = 'Usage: npm run --silent token -- [--account acme] [--role admin|viewer]';

/** Reads the arguments of `npm run token`. Throws a CommandError (exit code 2) that says what is wrong. */
export function parseTokenArguments(args: string[]): TokenHolder {
  const { account, role } = parse(args);
  if (!/^[\w-]{1,64}$/.test(account)) {
    throw refusal(
      `--account is a name of 1 to 64 letters, digits, hyphens and underscores, not "${account}".`,
    );
  }
  if (role !== 'admin' && role !== 'viewer') throw refusal(`--role is admin or viewer, not "${role}".`);
  return { account, role };
}

function parse(args: string[]): { account: string; role: string } {
  try {
    const account = { type: 'string', default: 'acme' } as const;
    const role = { type: 'string', default: 'admin' } as const;
    return parseArgs({ args, options: { account, role } }).values;
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}

function refusal(message: string): CommandError {
  return new CommandError(`${message}\n${usage}`, 2);
}
