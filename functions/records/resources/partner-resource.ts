import type {
  NewPartner,
  PartnerAnswer,
  PartnerPatch,
  PartnerQuery,
} from '../../shared/api/partner-operations.ts';
import type { Partner } from '../../shared/domain/rewards/partner.ts';
import { recorded } from '../../shared/store/listing.ts';
import { keysOf } from '../../shared/store/keys.ts';
import { partnerRecords } from '../../shared/store/records/partner-records.ts';
import { referenceGuard } from '../guard.ts';
import { isOrAny } from '../is-or-any.ts';
import { mergePatch } from '../merge-patch.ts';
import type { Resource } from '../resource.ts';
import { time } from '../../shared/http/time.ts';

const referring = ['lead', 'deal', 'customer', ...recorded] as const;

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
  where: (account, { programId }) => {
    const keys = keysOf(account);
    if (programId !== undefined) return { index: 'byOwner', hashKeys: keys.owners('partner', programId) };
    return { index: 'list', hashKeys: keys.lists('partner') };
  },
  matches: (partner, { programId, status }) =>
    isOrAny(partner.programId, programId) && isOrAny(partner.status, status),
  uses: (account, { partnerId }) => ({
    index: 'byOwner',
    hashKeys: referring.flatMap((listing) => keysOf(account).owners(listing, partnerId)),
  }),
};
