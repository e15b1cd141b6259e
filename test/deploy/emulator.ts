import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../local/engine/free-port.ts';
import { startTlsFront } from './tls-front.ts';

const secondsToStart = 60;

/** A running MiniStack: an AWS account of its own, which ends with it. */
export interface Emulator {
  readonly endpoint: string;
  /** A folder that is removed with it. */
  readonly folder: string;
  /** For commands that are to reach it, and nothing else of this machine. */
  readonly environment: NodeJS.ProcessEnv;
  /** What it has written so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts MiniStack on a free port with its IAM at work: the roles of the functions, the policies of the queues and those
 * of `cdk bootstrap` allow and deny as they are written.
 */
export async function startEmulator(python: string): Promise<Emulator> {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  const port = await freePort();
  const endpoint = `http://localhost:${port}`;
  const environment = {
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    HOME: folder,
    TMPDIR: folder,
    CI: 'true',
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  const settings = { AUTH: 'true', GATEWAY_PORT: String(port), BIND_HOST: '127.0.0.2' };
  const unused = { IOT_MTLS_ENABLED: '0', DOCKER_HOST: `unix://${folder}/none` };
  const logFile = join(folder, 'ministack.log');
  const log = openSync(logFile, 'a');
  const server = spawn(python, ['-m', 'ministack'], {
    env: { ...environment, ...settings, ...unused },
    stdio: ['ignore', log, log],
    // The functions run as its children: all of them are stopped by their group.
    detached: true,
  });
  const { pid } = server;
  if (pid === undefined) throw new Error(`${python} does not start.`);
  const ended = new Promise<boolean>((resolve) =>
    server.once('exit', () => {
      resolve(true);
    }),
  );
  const front = await startTlsFront(port);

  const emulator = {
    endpoint,
    folder,
    environment,
    log: () => readFileSync(logFile, 'utf8'),
    stop: async () => {
      front.close();
      if (server.exitCode === null) process.kill(-pid, 'SIGTERM');
      const stopped = await Promise.race([ended, sleep(5_000, false, { ref: false })]);
      if (!stopped) process.kill(-pid, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  const end = Date.now() + secondsToStart * 1_000;
  while (!emulator.log().includes('Running on')) {
    if (server.exitCode !== null || Date.now() > end) {
      const written = emulator.log();
      await emulator.stop();
      throw new Error(`MiniStack does not start.\n${written}`);
    }
    await sleep(100);
  }
  return emulator;
}
