import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CommandError } from '../command-error.ts';

const root = resolve(import.meta.dirname, '../..');
const kept = join(root, 'node_modules/.cache/kiflo-chargebee-page');

/** A hash of all that the built page is made of. */
function sourceHash(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const files = readdirSync(join(root, 'web'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.d.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Builds the admin page where its sources have changed since it was last built, and gives the folder that holds it. A folder
 * never changes: one that another process makes meanwhile is as good.
 * @param onBuild called before the few seconds that a build takes
 * @throws a CommandError where it cannot be built
 */
export async function buildPage(onBuild: () => void): Promise<string> {
  const folder = join(kept, sourceHash());
  if (existsSync(folder)) return folder;
  onBuild();
  try {
    await buildInto(folder);
  } catch (error) {
    throw new CommandError(
      `The admin page cannot be built: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return folder;
}

async function buildInto(folder: string): Promise<void> {
  const draft = join(kept, `draft-${randomUUID()}`);
  mkdirSync(kept, { recursive: true });
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', join(root, 'web'), '--outDir', draft];
  // Jest calls its own runs `test`, and React would be built for developers.
  const env = { ...process.env, NODE_ENV: 'production' };
  const building = promisify(execFile)(process.execPath, [...vite, '--logLevel', 'error'], { env });
  const endWithUs = (): boolean => building.child.kill();
  process.once('exit', endWithUs);
  await building.finally(() => process.off('exit', endWithUs));
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  for (const old of readdirSync(kept)) {
    if (join(kept, old) !== folder && !old.startsWith('draft-'))
      rmSync(join(kept, old), { recursive: true, force: true });
  }
}
