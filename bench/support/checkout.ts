import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A commit of this repository in a folder of its own. */
export interface Checkout {
  readonly folder: string;
  readonly remove: () => void;
}

/** Checks a commit out, and installs what it needs; or links to `modules`, a node_modules that fits it. */
export function checkOut(commit: string, modules: string | undefined): Checkout {
  const parent = mkdtempSync(join(tmpdir(), 'checkout-'));
  const folder = join(parent, commit);
  execFileSync('git', ['worktree', 'add', '--quiet', '--detach', folder, commit]);
  const remove = () => {
    execFileSync('git', ['worktree', 'remove', '--force', folder]);
    rmSync(parent, { recursive: true });
  };
  try {
    if (modules === undefined) {
      execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
    } else symlinkSync(resolve(modules), join(folder, 'node_modules'));
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}
