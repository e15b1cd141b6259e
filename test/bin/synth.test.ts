import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as z from 'zod';
import { assemblyOf, freshEnvironment } from '../support/assembly.ts';

const patience = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'synth-'));

const assets = z.object({
  files: z.record(
    z.string(),
    z.object({ source: z.object({ path: z.string(), packaging: z.enum(['zip', 'file']) }) }),
  ),
});
const functions = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown().optional() })),
});
const lambda = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.looseObject({ SERVICE_NAME: z.string() }) }),
});

jest.setTimeout(patience);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('cdk synth, without credentials, network and home', () => {
  let output: string;
  beforeAll(async () => {
    output = await assemblyOf('dev', folder);
  });

  it('makes all stacks, with the page built', () => {
    const stacks = readdirSync(output).filter((file) => file.endsWith('.template.json'));
    expect(stacks).toEqual(['Service', 'Storage', 'Web'].map((stack) => `${stack}.template.json`));
    expect(readFileSync(join(output, 'manifest.json'), 'utf8')).not.toContain('"missing"');
    const page = Object.values(assets.parse(read(output, 'Web.assets.json')).files);
    expect(page.some(({ source }) => existsSync(join(output, source.path, 'index.html')))).toBe(true);
  });

  it.each(['webhook', 'worker', 'jobs', 'settings', 'records', 'silence'])(
    'gives %s all that it needs to load',
    (name) => {
      const { file, env } = deployed(output, name);
      const load = `console.log(typeof (await import(${JSON.stringify(file)})).handler)`;
      const { status, stderr, stdout } = run(['--input-type=module', '--eval', load], {
        AWS_REGION: 'eu-west-1',
        ...env,
      });
      expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: 'function\n' });
    },
  );

  it('keeps the webhook under 400 KB', () => {
    expect(readFileSync(deployed(output, 'webhook').file).length).toBeLessThan(400_000);
  });
});

describe('cdk synth of a stage that cannot be deployed', () => {
  it.each([
    [
      'none is named',
      [],
      /^Name a stage with -c stage=…: one of .*dev, .*prod.* \(the files of config\/\)\.$/m,
    ],
    ['it has no file', ['-c', 'stage=none'], /^There is no stage "none": choose one of .*dev, .*prod.*\.$/m],
  ])('ends with one sentence, where %s', (_why, context, sentence) => {
    const synth = cdk('synth', '--quiet', '--output', join(folder, 'refused'), ...context);
    expect(synth.status).toBe(1);
    expect(synth.stderr).toMatch(sentence);
    expect(synth.stderr).not.toMatch(/^ +at /m);
  });
});

function cdk(...args: string[]): SpawnSyncReturns<string> {
  return run(['node_modules/aws-cdk/bin/cdk', ...args]);
}

/** Runs Node with what a fresh machine has in its environment. */
function run(args: string[], more: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
  const env = { ...freshEnvironment(folder), ...more };
  return spawnSync(process.execPath, args, { env, encoding: 'utf8', timeout: patience });
}

/** The bundle of a function, and its environment; what only a deploy can tell is any URL. */
function deployed(output: string, name: string): { file: string; env: Record<string, string> } {
  const { Resources } = functions.parse(read(output, 'Service.template.json'));
  const properties = Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => lambda.parse(Properties))
    .find(({ Environment }) => Environment.Variables.SERVICE_NAME === name);
  const hash = properties?.Code.S3Key.replace('.zip', '') ?? '';
  const { files } = assets.parse(read(output, 'Service.assets.json'));
  return {
    file: join(output, files[hash]?.source.path ?? '', 'index.js'),
    env: Object.fromEntries(
      Object.entries(properties?.Environment.Variables ?? {}).map(([variable, value]) => [
        variable,
        typeof value === 'string' ? value : 'https://any.example',
      ]),
    ),
  };
}

function read(output: string, file: string): unknown {
  return JSON.parse(readFileSync(join(output, file), 'utf8'));
}
