import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const requirements = join(import.meta.dirname, 'requirements.txt');
const folder = join(import.meta.dirname, '../../.local');

/**
 * The Python of a virtual environment with `requirements.txt` in it, made where there is none yet (half a minute).
 * Undefined where the machine has no Python 3 that can make one. Throws where the packages cannot be installed.
 */
export async function preparePython(): Promise<string | undefined> {
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = join(folder, `python-${version}`);
  const python = join(home, 'bin/python');
  if (existsSync(python)) return python;
  if (spawnSync('python3', ['-c', 'import venv, ensurepip']).status !== 0) return undefined;

  // Made aside and moved into place as a whole, since another run may be doing the same.
  mkdirSync(folder, { recursive: true });
  const fresh = mkdtempSync(join(folder, 'python-new-'));
  try {
    await run('python3', ['-m', 'venv', fresh]);
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
    await run(join(fresh, 'bin/python'), install);
    if (!existsSync(python)) renameSync(fresh, home);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return python;
}
