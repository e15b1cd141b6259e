import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparePython } from './python.ts';

const cli = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
// The CDK says of each function that it depends on its role, which its other properties say as well.
const reasoned = ['W3005'];

const stages = {
  dev: [],
  // With all that a stage may have.
  prod: ['--app', `${process.execPath} test/deploy/app.ts`],
};

/** Synthesizes every stage, which cdk-nag refuses where a rule is broken, and lints the templates. */
const folder = mkdtempSync(join(tmpdir(), 'templates-'));
try {
  const python = await preparePython();
  for (const [stage, options] of Object.entries(stages)) {
    const output = join(folder, stage);
    run(process.execPath, [cli, 'synth', '--quiet', '--output', output, '-c', `stage=${stage}`, ...options]);
    const templates = readdirSync(output).filter((file) => file.endsWith('.template.json'));
    if (python === undefined) continue;
    const main = 'from cfnlint.runner import main; main()';
    const files = templates.map((file) => join(output, file));
    run(python, ['-c', main, '--ignore-checks', ...reasoned, '--', ...files]);
    console.log(`cfn-lint has nothing to say of ${stage}: ${templates.join(', ')}`);
  }
  if (python === undefined) console.log('cfn-lint was not run: there is no Python 3 with venv here.');
} finally {
  rmSync(folder, { recursive: true });
}

function run(command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  console.error(stdout + stderr);
  throw new Error(`${command} ${args.join(' ')} ended with ${String(status)}.`);
}
