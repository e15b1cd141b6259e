import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { paths } from '../functions/shared/deployment/paths.ts';
import { createApiClient } from './api-client.ts';
import { CommandError } from './command-error.ts';
import { readEnvironment } from './environment.ts';
import { buildPage } from './page/build-page.ts';
import { readIntegration } from './read-integration.ts';
import { runCommand } from './run-command.ts';
import { startStack, type Stack } from './start-stack.ts';
import { logName, tidyTerminal } from './terminal/tidy-terminal.ts';
import { whenOrphaned } from './when-orphaned.ts';

/** Longer than all that a stack in order waits for when it stops. */
const stopSeconds = 30;

// From the beginning, so that a signal during the start does not leave the engine behind. A terminal's Ctrl-C comes
// twice, from the terminal and from npm: only the first one counts.
const stopped = new Promise<undefined>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      resolve(undefined);
    });
  }
  whenOrphaned(() => {
    resolve(undefined);
  });
});

await runCommand(async () => {
  const environment = readEnvironment();
  const { fresh } = readArguments();
  tidyTerminal(environment.dataDir);
  const start = async (): Promise<Stack> => {
    const pageFolder = await buildPage(() => {
      console.log('Building the admin page: a few seconds, and only when its sources have changed.');
    });
    return startStack({ ...environment, fresh, pageFolder, demo: true });
  };
  const stack = await Promise.race([start(), stopped]);
  if (stack === undefined) return; // nothing is in hand yet, and what runs by now ends with this process
  try {
    const api = createApiClient(stack.baseUrl, await stack.issuer.sign({ account: 'acme', role: 'admin' }));
    const { webhook } = await readIntegration(api);
    const near = relative(process.cwd(), environment.dataDir);
    const folder = near === '' || near.startsWith('..') ? environment.dataDir : near;
    const { port } = new URL(stack.baseUrl);
    console.log(`
kiflo-chargebee is up at ${stack.baseUrl} (data in ${folder})

  Page      ${stack.baseUrl}/
  API       ${stack.baseUrl}${paths.openApi}
  Log       ${join(folder, logName)}
  Webhook   ${webhook?.url ?? 'none: the integration of acme is off'}
  Try       ${prefix(port, folder)}npm run simulate -- payment --email ada@example.com --amount 4900
`);
    await stopped;
  } finally {
    setTimeout(() => {
      console.error('The stack did not stop in time, and is ended.');
      process.exit(1);
    }, stopSeconds * 1000).unref();
    await stack.stop();
  }
});
process.exit(); // with the exit code of above, whatever an SDK client still keeps open

function readArguments(): { fresh: boolean } {
  const usage = 'Usage: npm start -- [--fresh]';
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { fresh, help } = parseArgs({ options: { fresh: flag, help: { ...flag, short: 'h' } } }).values;
    if (help) throw new CommandError(usage, 0);
    return { fresh };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n${usage}`, 2);
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
