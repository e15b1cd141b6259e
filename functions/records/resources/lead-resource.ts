import type { LeadAnswer, LeadPatch, LeadQuery, NewLead } from '../../shared/api/lead-operations.ts';
import type { Lead } from '../../shared/domain/customer/lead.ts';
import { problem } from '../../shared/http/answer.ts';
import { keysOf } from '../../shared/store/keys.ts';
import { leadRecords } from '../../shared/store/records/lead-records.ts';
import { referenceGuard } from '../guard.ts';
import { isOrAny } from '../is-or-any.ts';
import { mergePatch } from '../merge-patch.ts';
import type { Resource } from '../resource.ts';
import { time } from '../../shared/http/time.ts';

const converted = problem(
  409,
  'lead_converted',
  'A converted lead stays converted: its status cannot be changed.',
);

/** Leads. A converted one may still be corrected, but for its status; its customer stays as it is. */
export const leadResource: Resource<Lead, NewLead, LeadPatch, LeadQuery> = {
  type: leadRecords,
  create: (body, leadId, { now }) =>
    leadRecords.schema.parse(mergePatch({ leadId, version: 1, createdAt: now }, body)),
  change: (before, body) => {
    if (before.status === 'converted' && body.status !== undefined) return converted;
    return leadRecords.schema.parse(mergePatch(before, body));
  },
  guards: (account, before, after) =>
    referenceGuard(account, 'partner', 'partnerId', [before?.partnerId, after.partnerId]),
  present: (lead): LeadAnswer => ({
    id: lead.leadId,
    email: lead.email,
    firstName: lead.firstName ?? null,
    lastName: lead.lastName ?? null,
    company: lead.company ?? null,
    partnerId: lead.partnerId ?? null,
    status: lead.status,
    customerId: lead.customerId ?? null,
    convertedAt: lead.convertedAt === undefined ? null : time(lead.convertedAt),
    createdAt: time(lead.createdAt),
    version: lead.version,
  }),
  where: (account, { email, partnerId }) => {
    const keys = keysOf(account);
    if (email !== undefined) return { index: 'byEmail', hashKeys: [keys.ofEmail('lead', email)] };
    if (partnerId !== undefined) return { index: 'byOwner', hashKeys: [keys.owner('lead', partnerId)] };
    return { index: 'list', hashKeys: keys.lists('lead') };
  },
  matches: (lead, { email, partnerId, status }) =>
    isOrAny(lead.email, email) && isOrAny(lead.partnerId, partnerId) && isOrAny(lead.status, status),
  uses: (_account, { customerId }) => customerId !== undefined,
};
