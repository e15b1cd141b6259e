import { mkdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Parts } from '../parts-of.ts';
import type { PlantedBug } from './planted-bug.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.local/planted');

function patched(text: string, file: string, { patches }: PlantedBug): string {
  return patches
    .filter((patch) => patch.file === file)
    .reduce((before, { find, replace }) => {
      const found = before.split(find).length - 1;
      if (found !== 1) throw new Error(`${file} has this ${found} times, and not once:\n${find}`);
      return before.replace(find, () => replace);
    }, text);
}

/** The product's own code with the bug in it: a copy of its own, nothing of the sources is touched. */
export async function plant(bug: PlantedBug): Promise<Parts> {
  const missing = new Set(bug.patches.map(({ file }) => file));
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `${bug.name.replaceAll(/\W+/g, '-')}.mjs`);
  await build({
    entryPoints: [join(root, 'simulation/parts.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    // One copy of the SDK, whose classes the simulated table looks for.
    packages: 'external',
    logLevel: 'silent',
    plugins: [
      {
        name: 'plant',
        setup: (bundle) => {
          bundle.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
            const file = relative(root, path);
            missing.delete(file);
            return { contents: patched(await readFile(path, 'utf8'), file, bug), loader: 'ts' };
          });
        },
      },
    ],
  });
  if (missing.size > 0) throw new Error(`The simulation does not run ${[...missing].join(', ')}.`);
  return (await import(`${pathToFileURL(outfile).href}?${Date.now()}`)) as Parts;
}
