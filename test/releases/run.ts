import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { checkOut } from '../../bench/support/checkout.ts';
import { later, next, releases } from '../functions/stored/fixtures.ts';

/**
 * Runs each earlier release of which there are fixtures against what this one stores and queues: its own code, in a checkout of
 * its own, reads that, shows it, and goes on with it. Its folder of fixtures has the name of its commit or tag.
 */
const root = join(import.meta.dirname, '../..');
const stored = 'test/fixtures/stored';
const tests = 'test/functions/stored';

const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
});

const fixtureIn = (folder: string, release: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, stored, release, name), 'utf8'));

function testEarlier(release: string): void {
  const earlier = checkOut(release, modulesFor(release));
  try {
    for (const name of ['items.json', 'messages.json'])
      if (!isDeepStrictEqual(fixtureIn(root, release, name), fixtureIn(earlier.folder, next, name)))
        throw new Error(`${stored}/${release}/${name} is not what ${release} stored: it may not be edited.`);
    cpSync(join(root, stored, next), join(earlier.folder, stored, later), { recursive: true });
    const output = join(earlier.folder, 'report.json');
    const args = ['test', '--', tests, '--json', `--outputFile=${output}`];
    try {
      execFileSync('npm', args, { cwd: earlier.folder, stdio: ['ignore', 'ignore', 'inherit'] });
    } catch {
      throw new Error(`${release} cannot go on with what this release stores or queues.`);
    }
    const passed = report
      .parse(JSON.parse(readFileSync(output, 'utf8')))
      .testResults.flatMap(({ assertionResults }) => assertionResults)
      .filter(({ fullName, status }) => fullName.startsWith(`what ${later} stored`) && status === 'passed');
    if (passed.length === 0) throw new Error(`${release} has not looked at what this release stores.`);
    for (const { fullName } of passed) console.log(`${release}: ${fullName}`);
  } finally {
    earlier.remove();
  }
}

function isHere(release: string): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${release}^{commit}`], { cwd: root, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What this checkout has installed, where the earlier release asks for the same. */
function modulesFor(release: string): string | undefined {
  const lock = 'package-lock.json';
  const asked = execFileSync('git', ['show', `${release}:${lock}`], { cwd: root, encoding: 'utf8' });
  return asked === readFileSync(join(root, lock), 'utf8') ? join(root, 'node_modules') : undefined;
}

const earlier = releases.filter((release) => release !== next);
if (earlier.length === 0) throw new Error(`No release has fixtures in ${stored}.`);
for (const release of earlier)
  if (isHere(release)) testEarlier(release);
  else console.log(`${release} was not run: the history of this clone does not reach back to it.`);
