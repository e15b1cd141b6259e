import type { Answer } from '../shared/http/answer.ts';
import type { Caller, Role } from '../shared/http/caller.ts';
import type { Account } from '../shared/store/account.ts';
import type { Integration } from '../shared/store/integration.ts';
import { listActivity } from '../shared/store/reads/list-activity.ts';
import { readRefusals } from '../shared/store/webhook/webhook-refusals.ts';
import type { Dependencies } from './dependencies.ts';
import { presentIntegration } from './present-integration.ts';

/** The answers that show the integration, to each role its own. */
export async function integrationAnswers(
  { table, webhookBaseUrl, clock }: Dependencies,
  account: Account,
  integration: Integration | undefined,
): Promise<(role: Role) => Answer> {
  const [newest, refusals] = integration
    ? await Promise.all([listActivity(table, account, {}, 1), readRefusals(table, account)])
    : [];
  const lastReceivedAt = newest?.items[0]?.line.receivedAt;
  const now = clock();
  return (role) => {
    const body = presentIntegration(integration, { role, webhookBaseUrl, lastReceivedAt, refusals, now });
    return { status: 200, body, headers: { etag: `"${body.version}"` } };
  };
}

/** The answer that shows the integration to the caller. */
export async function integrationAnswer(
  deps: Dependencies,
  { account, role }: Caller,
  integration: Integration | undefined,
): Promise<Answer> {
  const answers = await integrationAnswers(deps, account, integration);
  return answers(role);
}
