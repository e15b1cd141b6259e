import type { IntegrationAnswer } from '../shared/api/integration-schema.ts';
import { handledTypes } from '../shared/chargebee/handled-types.ts';
import { settingsOff } from '../shared/domain/integration.ts';
import { countOfDay, type Refusals } from '../shared/domain/refusals.ts';
import type { Role } from '../shared/http/caller.ts';
import { time } from '../shared/http/time.ts';
import type { Integration } from '../shared/store/integration.ts';
import { webhookUrl } from './webhook-url.ts';

interface Shown {
  readonly role: Role;
  readonly webhookBaseUrl: string;
  /** Epoch milliseconds, as `now`. */
  readonly lastReceivedAt: number | undefined;
  readonly refusals: Refusals | undefined;
  readonly now: number;
}

function presentWebhook(
  { keys: [current], basicAuth }: Integration,
  { role, webhookBaseUrl, lastReceivedAt, refusals, now }: Shown,
): IntegrationAnswer['webhook'] {
  if (current === undefined) return null;
  return {
    url: webhookUrl(webhookBaseUrl, current.key, role),
    events: [...handledTypes],
    basicAuth: basicAuth ? { username: basicAuth.username } : null,
    lastReceivedAt: lastReceivedAt === undefined ? null : time(lastReceivedAt),
    lastRefused: refusals
      ? { at: time(refusals.at), code: refusals.code, count24h: countOfDay(refusals, now) }
      : null,
  };
}

/** The integration as this role may see it; undefined is one that was never changed. */
export function presentIntegration(integration: Integration | undefined, shown: Shown): IntegrationAnswer {
  if (integration === undefined) {
    const { status, options } = settingsOff;
    return { status, options, webhook: null, version: 0, updatedAt: null, updatedBy: null };
  }
  const { status, version, updatedAt, updatedBy } = integration;
  const { convertLead, associateDeals, createTransactions } = integration.options;
  const options = { convertLead, associateDeals, createTransactions };
  const webhook = presentWebhook(integration, shown);
  return { status, options, webhook, version, updatedAt: time(updatedAt), updatedBy };
}
