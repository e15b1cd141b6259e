import type { LeadAnswer, LeadPatch, LeadQuery, NewLead } from '../../shared/api/lead-operations.ts';
import type { Lead } from '../../shared/domain/customer/lead.ts';
import { problem, type Answer } from '../../shared/http/answer.ts';
import { invalidBody } from '../../shared/http/problems.ts';
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
    if (before.status === 'converted' && body.status !== undefined) return converted;
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
  where: (account, { email, partnerId }) => {
    const keys = keysOf(account);
    if (email !== undefined) return { index: 'byEmail', hashKeys: [keys.ofEmail('lead', email)] };
    if (partnerId !== undefined) return { index: 'byOwner', hashKeys: keys.owners('lead', partnerId) };
    return { index: 'list', hashKeys: keys.lists('lead') };
  },
  matches: (lead, { email, partnerId, status }) =>
    isOrAny(lead.email, email) && isOrAny(lead.partnerId, partnerId) && isOrAny(lead.status, status),
  uses: (_account, { customerId }) => customerId !== undefined,
};
