import { openWebhook } from '../functions/webhook/open-webhook.ts';
import { createApiClient } from './api-client.ts';
import { checkHealth } from './check-health.ts';
import { closeServer } from './close-server.ts';
import { createLocalServer, type Parts } from './create-local-server.ts';
import { seedDemo } from './demo.ts';
import type { Environment } from './environment.ts';
import { createAuthorizer } from './gateway/create-authorizer.ts';
import { createGateway } from './gateway/create-gateway.ts';
import { type Issuer, openIssuer } from './issuer.ts';
import { listen } from './listen.ts';
import { keepUp } from './keep-up.ts';
import { lockDataDir } from './lock-data-dir.ts';
import { loadFunction } from './load-function.ts';
import { servePage } from './page/serve-page.ts';
import { createSignIn } from './sign-in/create-sign-in.ts';
import { startEngines } from './start-engines.ts';
import { Undo } from './undo.ts';
import { runWorker } from './worker/run-worker.ts';

/** A stack that runs. `stop` finishes what is in hand. */
export interface Stack {
  readonly baseUrl: string;
  readonly issuer: Issuer;
  stop(): Promise<void>;
}

/** Where the stack runs, and what it shows. */
export interface StackOptions extends Environment {
  /** Whether to begin on empty data. */
  readonly fresh: boolean;
  /** The folder of the built admin page; without it there is none. */
  readonly pageFolder?: string;
  /** Whether the account `acme` is filled with something to try. */
  readonly demo?: boolean;
}

/** Starts all of it. Throws, and leaves nothing running, if one part does not start. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const undo = new Undo();
  try {
    return await start(options, undo);
  } catch (error) {
    await undo.all();
    throw error;
  }
}

async function start(options: StackOptions, undo: Undo): Promise<Stack> {
  undo.add(lockDataDir(options.dataDir));
  const parts: Parts = {};
  const server = createLocalServer(parts);
  undo.add(() => closeServer(server));
  const port = await listen(server, options.port);
  const baseUrl = `http://localhost:${port}`;
  const issuer = await openIssuer(options.dataDir, baseUrl);

  const engines = await startEngines({ ...options, baseUrl }, undo);
  const webhook = openWebhook(engines.queues.requestHandler);
  const [settings, records] = await Promise.all([loadFunction('settings'), loadFunction('records')]);
  const worker = await keepUp('worker', (onExit) => runWorker(engines.queues, onExit));
  undo.add(() => worker.stop());

  parts.jwks = issuer.jwks;
  parts.signIn = createSignIn(issuer);
  if (options.pageFolder !== undefined) parts.page = servePage(options.pageFolder, issuer);
  parts.gateway = createGateway({
    handlers: { webhook, settings, records },
    authorize: createAuthorizer(issuer),
  });
  if (options.demo) {
    await seedDemo(createApiClient(baseUrl, await issuer.sign({ account: 'acme', role: 'admin' })));
  }
  // The last one: whoever waits for it finds all of it, the demo too.
  parts.health = () =>
    checkHealth({
      table: engines.tableAnswers,
      queue: engines.queueAnswers,
      worker: () => worker.current() !== undefined,
    });
  undo.add(() => closeServer(server)); // the first to stop: what it has in hand needs everything else
  return { baseUrl, issuer, stop: () => undo.all() };
}
