import * as z from 'zod';
import type { ApiClient } from '../../local/api-client.ts';

const page = z.object({
  items: z.array(z.looseObject({ eventId: z.string(), outcome: z.string() })),
});

export type Line = z.infer<typeof page>['items'][number];

/** The account's newest 200 lines of activity. */
export async function activityOf(api: ApiClient): Promise<Line[]> {
  const { body } = await api('GET', '/v1/integrations/chargebee/activity?limit=200');
  return page.parse(body).items;
}
