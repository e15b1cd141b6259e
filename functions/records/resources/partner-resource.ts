import type {
  NewPartner,
  PartnerAnswer,
  PartnerPatch,
  PartnerQuery,
} from '../../shared/api/partner-operations.ts';
import type { Partner } from '../../shared/domain/rewards/partner.ts';
import { partnerLookup } from '../../shared/store/lists/partner-lookup.ts';
import { partnerRecords } from '../../shared/store/records/partner-records.ts';
import { referenceGuard } from '../guard.ts';
import { mergePatch } from '../merge-patch.ts';
import type { Resource } from '../resource.ts';
import { time } from '../../shared/http/time.ts';

export const partnerResource: Resource<Partner, NewPartner, PartnerPatch, PartnerQuery> = {
  type: partnerRecords,
  create: (body, partnerId, { now }) => ({ ...body, partnerId, version: 1, createdAt: now }),
  change: (before, body) => partnerRecords.schema.parse(mergePatch(before, body)),
  guards: (account, before, after) =>
    referenceGuard(account, 'program', 'programId', [before?.programId, after.programId]),
  present: ({ partnerId, name, email, programId, status, createdAt, version }): PartnerAnswer => ({
    id: partnerId,
    name,
    email,
    programId,
    status,
    createdAt: time(createdAt),
    version,
  }),
  lookup: partnerLookup,
};
