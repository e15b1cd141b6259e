import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';
import type { TokenHolder } from './issuer.ts';

const usage = 'Usage: npm run --silent token -- [--account acme] [--role admin|viewer]';

/** Reads the arguments of `npm run token`. Throws a CommandError: what is wrong (exit code 2), or the help (0). */
export function parseTokenArguments(args: string[]): TokenHolder {
  const { account, role, help } = parse(args);
  if (help) throw new CommandError(usage, 0);
  if (!/^[\w-]{1,64}$/.test(account)) {
    throw refusal(
      `--account is a name of 1 to 64 letters, digits, hyphens and underscores, not "${account}".`,
    );
  }
  if (role !== 'admin' && role !== 'viewer') throw refusal(`--role is admin or viewer, not "${role}".`);
  return { account, role };
}

function parse(args: string[]): { account: string; role: string; help: boolean } {
  try {
    const account = { type: 'string', default: 'acme' } as const;
    const role = { type: 'string', default: 'admin' } as const;
    const help = { type: 'boolean', default: false, short: 'h' } as const;
    return parseArgs({ args, options: { account, role, help } }).values;
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}

function refusal(message: string): CommandError {
  return new CommandError(`${message}\n${usage}`, 2);
}
