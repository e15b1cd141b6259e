import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assemblyOf } from '../support/assembly.ts';
import { preparePython } from './python.ts';

// The CDK says of each function that it depends on its role, which its other properties say as well.
const reasoned = ['W3005'];

/** Synthesizes the stages side by side, which cdk-nag refuses where a rule is broken, and lints the templates. */
const folder = mkdtempSync(join(tmpdir(), 'templates-'));
try {
  const python = await preparePython();
  const assemblies = await Promise.all((['dev', 'prod'] as const).map((stage) => assemblyOf(stage, folder)));
  console.log('cdk-nag has nothing to say of dev and prod.');
  const files = assemblies.flatMap((assembly) =>
    readdirSync(assembly)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => join(assembly, file)),
  );
  if (python === undefined) {
    console.log('cfn-lint was not run: there is no Python 3 with venv here.');
  } else {
    const main = 'from cfnlint.runner import main; main()';
    await promisify(execFile)(python, ['-c', main, '--ignore-checks', ...reasoned, '--', ...files]);
    console.log(`cfn-lint has nothing to say of their ${files.length} templates.`);
  }
} catch (error) {
  const { stdout, stderr } = error as { stdout?: string; stderr?: string };
  console.error(stdout === undefined ? error : `${stdout}${stderr ?? ''}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
