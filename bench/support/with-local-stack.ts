import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiClient, type ApiClient } from '../../local/api-client.ts';
import { freePort } from '../../local/engine/free-port.ts';
import { openIssuer } from '../../local/issuer.ts';
import { LocalStack } from './local-stack.ts';

export type ApiOf = (account: string) => Promise<ApiClient>;

/**
 * Runs something with a local stack in processes of its own, on data of its own that is deleted afterwards.
 * @param checkout the folder of the build to run, this one by default
 */
export async function withLocalStack<T>(
  run: (stack: LocalStack, apiOf: ApiOf) => Promise<T>,
  checkout?: string,
): Promise<T> {
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const stack = new LocalStack(port, dataDir, checkout);
  try {
    await stack.start();
    const issuer = await openIssuer(dataDir, baseUrl);
    return await run(stack, async (account) =>
      createApiClient(baseUrl, await issuer.sign({ account, role: 'admin' })),
    );
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true });
  }
}
