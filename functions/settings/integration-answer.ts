import type { Answer } from '../shared/http/answer.ts';
import type { Caller } from '../shared/http/caller.ts';
import type { Integration } from '../shared/store/integration.ts';
import { listActivity } from '../shared/store/list-activity.ts';
import type { Dependencies } from './dependencies.ts';
import { presentIntegration } from './present-integration.ts';

/** The answer that shows the integration to the caller. */
export async function integrationAnswer(
  { table, webhookBaseUrl }: Dependencies,
  { account, role }: Caller,
  integration: Integration | undefined,
): Promise<Answer> {
  const newest = integration && (await listActivity(table, account, {}, 1));
  const lastReceivedAt = newest?.items[0]?.receivedAt;
  const body = presentIntegration(integration, { role, webhookBaseUrl, lastReceivedAt });
  return { status: 200, body, headers: { etag: `"${body.version}"` } };
}
