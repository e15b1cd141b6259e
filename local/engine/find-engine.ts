import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** The path of a Dynoxide binary: the optional npm dependency's, else one on PATH, else undefined. */
export function findEngine(searchPath: string = process.env['PATH'] ?? ''): string | undefined {
  return [packaged(), ...searchPath.split(delimiter).map((folder) => join(folder, 'dynoxide'))].find(
    (file) => file !== undefined && isExecutable(file),
  );
}

function packaged(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');
    return join(dirname(manifest), 'dynoxide');
  } catch {
    return undefined; // npm leaves an optional dependency out on other platforms
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
