import type { Partner } from '../../domain/rewards/partner.ts';
import { keysOf } from '../keys.ts';
import { recorded } from '../listing.ts';
import { isOrAny } from './is-or-any.ts';
import type { RecordLookup } from './record-lookup.ts';

const referring = ['lead', 'deal', 'customer', ...recorded] as const;

interface PartnerFilter {
  readonly programId?: string | undefined;
  readonly status?: string | undefined;
}

export const partnerLookup: RecordLookup<Partner, PartnerFilter> = {
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
