import type { AuditEntry } from '../shared/domain/audit/audit-entry.ts';
import { settingsOff } from '../shared/domain/integration.ts';
import type { Integration } from '../shared/store/integration.ts';

/** What the audit log is about: an account has one integration with Chargebee. */
export const integrationRecord: AuditEntry['record'] = { kind: 'integration', id: 'chargebee' };

/** What may stand of the integration in the audit log: no webhook key, and of its credentials the name alone. */
export function auditedIntegration(integration: Integration | undefined) {
  const { status, options, basicAuth } = { ...settingsOff, basicAuth: undefined, ...integration };
  const { convertLead, associateDeals, createTransactions } = options;
  return {
    status,
    options: { convertLead, associateDeals, createTransactions },
    basicAuth: basicAuth === undefined ? null : { username: basicAuth.username },
  };
}
