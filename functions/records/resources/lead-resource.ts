import type { LeadAnswer, LeadPatch, LeadQuery, NewLead } from '../../shared/api/lead-operations.ts';
import { mayGetStatus, type Lead } from '../../shared/domain/customer/lead.ts';
import { problem, type Answer } from '../../shared/http/answer.ts';
import { invalidBody } from '../../shared/http/problems.ts';
import { leadLookup } from '../../shared/store/lists/lead-lookup.ts';
import { leadRecords } from '../../shared/store/records/lead-records.ts';
import { referenceGuard } from '../guard.ts';
import { mergePatch } from '../merge-patch.ts';
import type { Resource } from '../resource.ts';
import { time } from '../../shared/http/time.ts';

const converted = problem(
  409,
  'lead_converted',
  'A converted lead stays converted: its status cannot be changed.',
);

/** The lead as a body makes it, which says times in text. */
function withBody(
  before: object,
  { registeredAt, ...body }: NewLead | LeadPatch,
  now: number,
): Lead | Answer {
  const at = registeredAt === undefined ? undefined : Date.parse(registeredAt);
  if (at !== undefined && at > now) return invalidBody('registeredAt', 'This is in the future.');
  return leadRecords.schema.parse(mergePatch(before, { ...body, registeredAt: at }));
}

/** Leads. A converted one may still be corrected, but for its status; its customer stays as it is. */
export const leadResource: Resource<Lead, NewLead, LeadPatch, LeadQuery> = {
  type: leadRecords,
  create: (body, leadId, { now }) =>
    withBody({ leadId, version: 1, registeredAt: now, createdAt: now }, body, now),
  change: (before, body, { now }) => {
    if (body.status !== undefined && !mayGetStatus(before)) return converted;
    return withBody(before, body, now);
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
    registeredAt: time(lead.registeredAt),
    createdAt: time(lead.createdAt),
    version: lead.version,
  }),
  lookup: leadLookup,
};
