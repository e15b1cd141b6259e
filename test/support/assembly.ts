import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

// Nobody listens there: whatever asks the network for something fails.
const nowhere = 'http://127.0.0.1:9';
const app = { dev: 'bin/kiflo-chargebee.ts', prod: 'test/deploy/app.ts' };

/** What a fresh machine has in its environment: no credentials, no network, and a home that is empty. */
export const freshEnvironment = (home: string): NodeJS.ProcessEnv => ({
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
  HOME: home,
  HTTPS_PROXY: nowhere,
  HTTP_PROXY: nowhere,
});

/**
 * The folder in which `cdk synth` has put a stage on a fresh machine: `dev` as it is, `prod` with all that a stage may have
 * (test/deploy/config). Where `ASSEMBLIES` names a folder, stages are made there once for all who ask; else in `folder`.
 * Throws with all that was said where it fails, for cdk-nag too.
 */
export async function assemblyOf(stage: keyof typeof app, folder: string): Promise<string> {
  const output = join(process.env['ASSEMBLIES'] ?? folder, stage);
  if (existsSync(output)) return output;
  const synth = [
    'synth',
    '--quiet',
    '--output',
    output,
    '--app',
    `node ${app[stage]}`,
    '-c',
    `stage=${stage}`,
  ];
  await promisify(execFile)(process.execPath, ['node_modules/aws-cdk/bin/cdk', ...synth], {
    env: freshEnvironment(folder),
  });
  return output;
}
