import { useQuery } from '@tanstack/react-query';
import { useApi, type Api } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import { listAll, readRecord } from '../records/records-api.ts';
import { storyOf, type Chapter } from './story-of.ts';

type Customer = Schemas['Customer'];

/** A transaction has few rewards, and most have one: they are read by transaction, some at a time. */
async function rewardsOf(
  api: Api,
  transactions: readonly Schemas['Transaction'][],
  signal: AbortSignal,
): Promise<Schemas['Reward'][]> {
  const rewards: Schemas['Reward'][] = [];
  const atOnce = 6;
  const earning = transactions.filter(({ partnerId }) => partnerId !== null);
  for (let start = 0; start < earning.length; start += atOnce) {
    const some = earning.slice(start, start + atOnce);
    const found = await Promise.all(
      some.map(({ id }) => listAll(api, 'rewards', { transactionId: id }, signal)),
    );
    rewards.push(...found.flat());
  }
  return rewards;
}

async function readStory(api: Api, customer: Customer, signal: AbortSignal): Promise<Chapter[]> {
  const { source } = customer;
  const [sameEmail, deals, transactions] = await Promise.all([
    listAll(api, 'leads', { email: customer.email }, signal),
    listAll(api, 'deals', { customerId: customer.id }, signal),
    listAll(api, 'transactions', { customerId: customer.id }, signal),
  ]);
  const leads = sameEmail.filter(({ customerId }) => customerId === customer.id);
  // The email may have changed since.
  if (source.kind === 'lead' && source.id !== null && !leads.some(({ id }) => id === source.id)) {
    leads.push((await readRecord(api, 'leads', source.id, signal)).record);
  }
  const rewards = await rewardsOf(api, transactions, signal);
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
