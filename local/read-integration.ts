import * as z from 'zod';
import { paths } from '../functions/shared/deployment/paths.ts';
import type { ApiClient } from './api-client.ts';
import { CommandError } from './command-error.ts';

const integration = z.object({
  version: z.int(),
  webhook: z.object({ url: z.url() }).nullable(),
});

/** What the local commands need of the integration. Throws a CommandError when the API does not give it. */
export async function readIntegration(api: ApiClient): Promise<z.infer<typeof integration>> {
  const { status, body } = await api('GET', paths.integration);
  if (status === 401)
    throw new CommandError('The token is not accepted: does the stack use another DATA_DIR?');
  if (status !== 200) {
    throw new CommandError(`GET ${paths.integration} answered ${status} ${JSON.stringify(body)}`);
  }
  return integration.parse(body);
}
