import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listen } from '../../local/listen.ts';
import { localCommand } from './support/local-command.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trouble-'));
  writeFileSync(join(folder, 'file'), '');
  for (const [name, file] of [
    ['no-lock', 'lock.db'],
    ['no-table', 'table.db'],
    ['no-queue', 'queue.db'],
    ['no-key', 'issuer-key.pem'],
  ] as const)
    mkdirSync(join(folder, name, file), { recursive: true });
  mkdirSync(join(folder, 'odd-key'));
  writeFileSync(join(folder, 'odd-key/issuer-key.pem'), 'no key');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** One sentence or two on a line of its own, and no stack. */
const oneLine = (start: string) => expect.stringMatching(new RegExp(`^(Building .*\\n)?${start}.*\\n$`));

test('npm run simulate tells how it is used when it is asked', async () => {
  const { code, output } = await localCommand('simulate', ['--help'], {}).ended;
  expect(code).toBe(0);
  expect(output).toMatch(/^Usage: npm run simulate -- payment .*\n( +.*\n)+$/);
});

describe.each(['start', 'token'])('npm run %s', (command) => {
  test.each([
    ['where no folder can be made', '/proc/x/y'],
    ['below a file', 'file/x'],
    ['that is a file', 'file'],
    ['whose key is none', 'odd-key'],
    ['whose key cannot be read', 'no-key'],
  ])(
    'says in one line that a DATA_DIR %s cannot be used, and ends',
    async (_, name) => {
      const DATA_DIR = name.startsWith('/') ? name : join(folder, name);
      const run = localCommand(command, [], { PORT: '0', DATA_DIR });
      const late = setTimeout(() => {
        run.kill('SIGKILL');
      }, 20_000);
      expect(await run.ended).toEqual({ code: 1, output: oneLine(`DATA_DIR=${DATA_DIR} cannot be used`) });
      clearTimeout(late);
    },
    30_000,
  );

  test.each(['--help', '-h'])('tells how it is used when it is asked by %s', async (help) => {
    const run = localCommand(command, [help], { PORT: '0', DATA_DIR: folder });
    expect(await run.ended).toEqual({ code: 0, output: oneLine('Usage: ') });
  });
});

describe('npm start', () => {
  test.each(['no-lock', 'no-queue'])(
    'says in one line that %s cannot be used',
    async (name) => {
      const DATA_DIR = join(folder, name);
      const { code, output } = await localCommand('start', [], { PORT: '0', DATA_DIR }).ended;
      expect({ code, output }).toEqual({ code: 1, output: oneLine(`DATA_DIR=${DATA_DIR} cannot be used`) });
    },
    60_000,
  );

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends on %s also while it waits for an engine that does not answer',
    async (signal) => {
      // Somebody who takes every request and never answers.
      const silent = createServer();
      const port = await listen(silent, 0);
      const DYNAMODB_ENDPOINT = `http://127.0.0.1:${port}`;
      const run = localCommand('start', [], { PORT: '0', DATA_DIR: join(folder, signal), DYNAMODB_ENDPOINT });
      await new Promise((resolve) => silent.once('request', resolve));
      await sleep(100);
      run.kill(signal);
      const late = setTimeout(() => {
        run.kill('SIGKILL');
      }, 10_000);
      expect(await run.ended).toEqual({ code: 0, output: expect.not.stringContaining('Error') });
      clearTimeout(late);
      silent.closeAllConnections();
      silent.close();
    },
    60_000,
  );
});

test('a Node that reads no TypeScript is told which one to take, in one line', async () => {
  const old = ['--no-experimental-strip-types', '--import', './local/check-node.js'];
  for (const name of ['start', 'token', 'simulate']) {
    const said = await new Promise((resolve) => {
      execFile(process.execPath, [...old, `local/${name}.ts`], (error, stdout, stderr) => {
        resolve({ code: error?.code, output: stdout + stderr });
      });
    });
    expect(said).toEqual({ code: 1, output: oneLine('Node .* is too old') });
  }
});
