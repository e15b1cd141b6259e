import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Emulator } from './emulator.ts';

const cli = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
// What takes longer waits for an answer that does not come.
const patienceMs = 10 * 60_000;
const root = join(import.meta.dirname, '../..');

export interface CdkResult {
  readonly code: number;
  readonly output: string;
}

/** Runs the CDK's command line against the emulator, to its end; it may fail. */
export async function tryCdk({ environment }: Emulator, ...args: string[]): Promise<CdkResult> {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patienceMs,
  });
  const code = new Promise<number>((resolve) =>
    child.once('close', (status) => {
      resolve(status ?? 1);
    }),
  );
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, output: stdout + stderr };
}

/** Runs the CDK's command line against the emulator. Throws with all that it said where it fails. */
export async function cdk(emulator: Emulator, ...args: string[]): Promise<string> {
  const { code, output } = await tryCdk(emulator, ...args);
  if (code !== 0) throw new Error(`cdk ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}
