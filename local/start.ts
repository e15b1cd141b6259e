import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createApiClient } from './api-client.ts';
import { CommandError } from './command-error.ts';
import { readEnvironment } from './environment.ts';
import { buildPage } from './page/build-page.ts';
import { readIntegration } from './read-integration.ts';
import { runCommand } from './run-command.ts';
import { startStack } from './start-stack.ts';
import { whenOrphaned } from './when-orphaned.ts';

// From the beginning, so that a signal during the start does not leave the engine behind. A terminal's Ctrl-C comes
// twice, from the terminal and from npm: only the first one counts.
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      resolve();
    });
  }
  whenOrphaned(resolve);
});

await runCommand(async () => {
  const environment = readEnvironment();
  const { fresh } = readArguments();
  const pageFolder = await buildPage(() => {
    console.log('Building the admin page: a few seconds, and only when its sources have changed.');
  });
  const stack = await startStack({ ...environment, fresh, pageFolder, demo: true });
  try {
    const api = createApiClient(stack.baseUrl, await stack.issuer.sign({ account: 'acme', role: 'admin' }));
    const { webhook } = await readIntegration(api);
    const near = relative(process.cwd(), environment.dataDir);
    const folder = near === '' || near.startsWith('..') ? environment.dataDir : near;
    const { port } = new URL(stack.baseUrl);
    console.log(`
kiflo-chargebee is up at ${stack.baseUrl} (data in ${folder})

  Page      ${stack.baseUrl}/
  API       ${stack.baseUrl}/v1/openapi.json
  Webhook   ${webhook?.url ?? 'none: the integration of acme is off'}
  Try       ${prefix(port, folder)}npm run simulate -- payment --email ada@example.com --amount 4900
`);
    await stopped;
  } finally {
    await stack.stop();
  }
});
process.exit(); // with the exit code of above, whatever an SDK client still keeps open

function readArguments(): { fresh: boolean } {
  try {
    return parseArgs({ options: { fresh: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    throw new CommandError(
      `${error instanceof Error ? error.message : String(error)}\nUsage: npm start -- [--fresh]`,
      2,
    );
  }
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** The variables that another command needs to find this very stack. */
function prefix(port: string, folder: string): string {
  return (
    (port === '3000' ? '' : `PORT=${port} `) + (folder === '.local' ? '' : `DATA_DIR=${quoted(folder)} `)
  );
}
