import type { Schemas } from '../api/schemas.ts';
import type { paths } from '../api/schema.d.ts';
import { isEmail, momentsOf, type ActivitySearch } from './activity-search.ts';

type Asked = NonNullable<
  paths['/v1/integrations/chargebee/activity/replay']['post']['requestBody']
>['content']['application/json'];

const all: Asked['outcomes'] = ['ignored', 'unmatched', 'failed', 'processed'];

/** Why what a filter shows cannot be decided again all at once; undefined where it can. */
export function whyNotAtOnce({ outcome, partner, search }: ActivitySearch): string | undefined {
  if (partner !== '')
    return 'What was earned by a partner is recorded, and nothing that is recorded is decided again. Leave out the partner.';
  if (search !== '' && !isEmail(search))
    return 'An event that is found by its ID is replayed from the event itself: open it.';
  if (outcome === 'waiting') return 'What waits is decided by itself, as soon as what it waits for comes.';
  if (outcome === 'rejected') return 'Nothing is kept of what was rejected. Send it again from Chargebee.';
  return undefined;
}

/** All that a filter shows, as the API is asked to decide it again; only where `whyNotAtOnce` says nothing. @param now as RFC 3339 */
export function replayAsked(search: ActivitySearch, now: string): Asked {
  const { outcome, code, type, search: email } = search;
  const { from = '1970-01-01T00:00:00Z', to = now } = momentsOf(search);
  return {
    outcomes: all.filter((one) => outcome === '' || one === outcome),
    ...(code !== '' && { codes: [code] as NonNullable<Asked['codes']> }),
    ...(type !== '' && { eventTypes: [type] as NonNullable<Asked['eventTypes']> }),
    ...(email !== '' && { email }),
    from,
    to: to < now ? to : now,
    dryRun: false,
  };
}

/** How many events that are, in words. */
export const countText = ({ count, more }: { readonly count: number; readonly more: boolean }): string =>
  more ? `more than ${count} events` : count === 1 ? 'one event' : `${count} events`;

export type Job = Schemas['Job'];
