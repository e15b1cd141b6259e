import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundling } from '../lib/bundling.ts';
import { setFunctionEnvironment } from '../local/set-function-environment.ts';

export interface Bundle {
  readonly name: string;
  readonly kilobytes: number;
  /** CPU time of loading it in a fresh process, which waits for nothing; median of the runs. */
  readonly loadMs: number;
  /** The same, beside that of the bare DynamoDB client in the same run: median of the runs. */
  readonly besideBare: number;
}

/** As an ES module, which functions once were: what is measured beside it must not shift when they are bundled anew. */
const bareName = 'the bare DynamoDB client';

const root = join(import.meta.dirname, '..');

/** Milliseconds of CPU time that one fresh process takes to load a module, as it tells itself: other work changes it least. */
function loadOnce(file: string): number {
  const load = `${file.endsWith('.mjs') ? 'await import' : 'require'}(${JSON.stringify(file)})`;
  const script = `const before = process.cpuUsage(); ${load}; const { user, system } = process.cpuUsage(before); console.log((user + system) / 1_000); process.exit()`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [`--input-type=${file.endsWith('.mjs') ? 'module' : 'commonjs'}`, '--eval', script],
    { encoding: 'utf8' },
  );
  // Without the bundle's own lines, which the error quotes: they are as long as the bundle.
  if (status !== 0)
    throw new Error(
      stderr
        .split('\n')
        .filter(({ length }) => length < 500)
        .join('\n'),
    );
  return Number(stdout);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Size and load time of each function as it is deployed, beside an empty module and beside the bare DynamoDB client. */
export async function measureBundles(runs = 15): Promise<Bundle[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
  setFunctionEnvironment({
    tableName: 'bench',
    queueUrl: 'http://127.0.0.1/000000000000/events',
    jobsQueueUrl: 'http://127.0.0.1/000000000000/jobs',
    baseUrl: 'http://127.0.0.1',
    tableEndpoint: 'http://127.0.0.1',
    queueEndpoint: 'http://127.0.0.1',
  });
  try {
    const bare = join(folder, 'bare.js');
    writeFileSync(
      bare,
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; export const client = new DynamoDBClient();",
    );
    const empty = join(folder, 'empty.js');
    writeFileSync(empty, 'export const nothing = 0;');
    const entries = {
      'an empty module': empty,
      [bareName]: bare,
      'the same, as functions are bundled': bare,
      webhook: join(root, 'functions/webhook/index.ts'),
      worker: join(root, 'functions/worker/index.ts'),
      settings: join(root, 'functions/settings/index.ts'),
      records: join(root, 'functions/records/index.ts'),
      silence: join(root, 'functions/silence/index.ts'),
      jobs: join(root, 'functions/jobs/index.ts'),
    };
    const bundles = [];
    for (const [name, entry] of Object.entries(entries)) {
      const format = name === bareName ? 'esm' : 'cjs';
      const outfile = join(folder, `${name.replaceAll(/\W+/g, '-')}.${format === 'esm' ? 'mjs' : 'cjs'}`);
      // As lib/bundling.ts has it, and CDK adds to it.
      await build({
        entryPoints: [entry],
        outfile,
        bundle: true,
        minify: true,
        platform: 'node',
        target: 'node24',
        format,
        mainFields: ['module', 'main'],
        external: [...(bundling.externalModules ?? [])],
        nodePaths: [join(root, 'node_modules')],
        logLevel: 'error',
      });
      bundles.push({ name, file: outfile, kilobytes: statSync(outfile).size / 1_000, times: [] as number[] });
    }
    // In turn, so that a slow moment of the machine hits all of them.
    for (let run = 0; run <= runs; run++) {
      for (const { file, times } of bundles) {
        const time = loadOnce(file);
        if (run > 0) times.push(time);
      }
    }
    const bareTimes = bundles.find(({ name }) => name === bareName)?.times ?? [];
    return bundles.map(({ name, kilobytes, times }) => ({
      name,
      kilobytes,
      loadMs: median(times),
      besideBare: median(times.map((time, run) => time / (bareTimes[run] ?? NaN))),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
