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
  /** What the import takes in a fresh process; median of the runs. */
  readonly loadMs: number;
}

const root = join(import.meta.dirname, '..');
const runs = 15;
/** Milliseconds that one fresh process takes to load a module, as it tells itself. */
function loadOnce(file: string): number {
  const script = `const t = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - t); process.exit()`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
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

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Size and load time of each function as it is deployed, beside an empty module and beside the bare DynamoDB client. */
export async function measureBundles(): Promise<Bundle[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
  setFunctionEnvironment({
    tableName: 'bench',
    queueUrl: 'http://127.0.0.1/000000000000/events',
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
      'the bare DynamoDB client': bare,
      webhook: join(root, 'functions/webhook/index.ts'),
      worker: join(root, 'functions/worker/index.ts'),
      settings: join(root, 'functions/settings/index.ts'),
      records: join(root, 'functions/records/index.ts'),
      silence: join(root, 'functions/silence/index.ts'),
    };
    const bundles = [];
    for (const [name, entry] of Object.entries(entries)) {
      const outfile = join(folder, `${name.replaceAll(' ', '-')}.mjs`);
      // As lib/bundling.ts has it, and CDK adds to it.
      await build({
        entryPoints: [entry],
        outfile,
        bundle: true,
        minify: true,
        platform: 'node',
        target: 'node24',
        format: 'esm',
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
    return bundles.map(({ name, kilobytes, times }) => ({ name, kilobytes, loadMs: median(times) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
