import { useQuery } from '@tanstack/react-query';
import { useApi, type Api } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import { listAll, readRecord } from '../records/records-api.ts';
import { storyOf, type Chapter } from './story-of.ts';

type Customer = Schemas['Customer'];

async function readStory(api: Api, customer: Customer, signal: AbortSignal): Promise<Chapter[]> {
  const { source } = customer;
  const [sameEmail, deals, transactions, rewards] = await Promise.all([
    listAll(api, 'leads', { email: customer.email }, signal),
    listAll(api, 'deals', { customerId: customer.id }, signal),
    listAll(api, 'transactions', { customerId: customer.id }, signal),
    listAll(api, 'rewards', { customerId: customer.id }, signal),
  ]);
  const leads = sameEmail.filter(({ customerId }) => customerId === customer.id);
  // The email may have changed since.
  if (source.kind === 'lead' && source.id !== null && !leads.some(({ id }) => id === source.id)) {
    leads.push((await readRecord(api, 'leads', source.id, signal)).record);
  }
  return storyOf({ customer, leads, deals, transactions, rewards });
}

/** The story of a customer. */
export function useStory(customer: Customer) {
  const api = useApi();
  return useQuery({
    queryKey: ['records', 'story', customer.id],
    queryFn: ({ signal }) => readStory(api, customer, signal),
  });
}
