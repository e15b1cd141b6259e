// Runs before the local commands, in any Node: one that cannot read TypeScript would only print where it gave up.
import process from 'node:process';

if (!process.features.typescript) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: npm ci brings Node 24 on Linux (x64), elsewhere install 22.18 or newer.\n`,
  );
  process.exit(1);
}
