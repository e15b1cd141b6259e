import { useQuery } from '@tanstack/react-query';
import { useApi, type Api } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import { readAudit } from '../audit/use-audit.ts';
import { useSession } from '../session/session-context.ts';
import { listAll, readRecord } from '../records/records-api.ts';
import { storyOf, type Chapter } from './story-of.ts';

type Customer = Schemas['Customer'];

/** Of what admins did, the newest; all of it stands below the story. */
const maxDeeds = 200;

async function readStory(
  api: Api,
  customer: Customer,
  isAdmin: boolean,
  signal: AbortSignal,
): Promise<Chapter[]> {
  const { source } = customer;
  const [sameEmail, deals, transactions, rewards, audit] = await Promise.all([
    listAll(api, 'leads', { email: customer.email }, signal),
    listAll(api, 'deals', { customerId: customer.id }, signal),
    listAll(api, 'transactions', { customerId: customer.id }, signal),
    listAll(api, 'rewards', { customerId: customer.id }, signal),
    isAdmin ? readAudit(api, { record: customer.id }, { limit: maxDeeds }, signal) : { items: [] },
  ]);
  const leads = sameEmail.filter(({ customerId }) => customerId === customer.id);
  // The email may have changed since.
  if (source.kind === 'lead' && source.id !== null && !leads.some(({ id }) => id === source.id)) {
    leads.push((await readRecord(api, 'leads', source.id, signal)).record);
  }
  return storyOf({ customer, leads, deals, transactions, rewards, audit: audit.items });
}

/** The story of a customer. */
export function useStory(customer: Customer) {
  const api = useApi();
  const isAdmin = useSession().role === 'admin';
  return useQuery({
    queryKey: ['records', 'story', customer.id, isAdmin],
    queryFn: ({ signal }) => readStory(api, customer, isAdmin, signal),
  });
}
