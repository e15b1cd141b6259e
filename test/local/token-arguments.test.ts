import { describe, expect, test } from '@jest/globals';
import { parseTokenArguments } from '../../local/token-arguments.ts';

describe('npm run token', () => {
  test('is for an admin of the demo account unless told otherwise', () => {
    expect(parseTokenArguments([])).toEqual({ account: 'acme', role: 'admin' });
    expect(parseTokenArguments(['--account', 'globex-2', '--role=viewer'])).toEqual({
      account: 'globex-2',
      role: 'viewer',
    });
  });

  test.each([
    [['--role', 'owner'], '--role is admin or viewer, not "owner".'],
    [['--account', ''], '--account is a name'],
    [['--account', 'Acme Inc'], '--account is a name'],
    [['--account', 'a'.repeat(65)], '--account is a name'],
    [['--user', 'x'], "Unknown option '--user'"],
    [['extra'], "Unexpected argument 'extra'"],
  ])('refuses %j, and says how it is used', (args, message) => {
    const parse = () => parseTokenArguments(args);
    expect(parse).toThrow(message);
    expect(parse).toThrow('Usage: npm run');
    expect(parse).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});
