import type { Lead } from '../../domain/customer/lead.ts';
import { keysOf } from '../keys.ts';
import { isOrAny } from './is-or-any.ts';
import type { RecordLookup } from './record-lookup.ts';

interface LeadFilter {
  readonly email?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly status?: string | undefined;
}

export const leadLookup: RecordLookup<Lead, LeadFilter> = {
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
