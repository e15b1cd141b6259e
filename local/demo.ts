import * as z from 'zod';
import { paths } from '../functions/shared/deployment/paths.ts';
import type { ApiClient } from './api-client.ts';
import { readIntegration } from './read-integration.ts';

/**
 * Fills the demo account through the API, once: the integration is turned on last, so that an account where it is on
 * version 0 is one that was not (or not wholly) filled. Idempotency keys keep a second try from doubling anything.
 */
export async function seedDemo(api: ApiClient): Promise<void> {
  if ((await readIntegration(api)).version > 0) return;

  const create = async (resource: string, key: string, body: unknown): Promise<string> => {
    const answer = await api('POST', `/v1/${resource}`, body, { 'idempotency-key': `demo-${key}` });
    if (answer.status !== 201) throw refusal(`POST /v1/${resource}`, answer);
    return z.object({ id: z.string() }).parse(answer.body).id;
  };

  const tenPercent = {
    name: '10 % of every payment',
    reward: { kind: 'percentage', basisPoints: 1000 },
    lasts: { kind: 'forever' },
    minimum: null,
    holdDays: 0,
  };
  const programId = await create('programs', 'program', { name: 'Referrals', rewardRules: [tenPercent] });
  const partner = (key: string, name: string): Promise<string> =>
    create('partners', key, { name, email: `hello@${key}.example`, programId, status: 'active' });
  const northwind = await partner('northwind', 'Northwind Consulting');
  const bluebird = await partner('bluebird', 'Bluebird Agency');

  const lead = {
    firstName: 'Ada',
    lastName: 'Byron',
    company: 'Analytical Engines',
    email: 'ada@example.com',
  };
  await create('leads', 'ada', { ...lead, partnerId: northwind });
  await create('leads', 'grace', {
    firstName: 'Grace',
    lastName: 'Murray',
    company: 'Compilers & Co',
    email: 'grace@example.com',
    partnerId: bluebird,
  });
  await create('leads', 'alan', { firstName: 'Alan', lastName: 'Mathison', email: 'alan@example.com' });

  const amount = { amount: 120_000, currency: 'EUR' };
  const deal = (key: string, name: string, emails: string[], partnerId?: string): Promise<string> =>
    create('deals', key, {
      name,
      contacts: emails.map((email) => ({ email })),
      amount,
      ...(partnerId && { partnerId }),
    });
  await deal('deal-engines', 'Engines, yearly plan', ['ada@example.com'], northwind);
  await deal('deal-radia', 'Bridges, pilot', ['radia@example.com', 'office@example.com'], bluebird);
  await deal('deal-open', 'Inbound request', ['katherine@example.com']);

  const options = { convertLead: true, associateDeals: true, createTransactions: true };
  const on = await api('PUT', paths.integration, { status: 'on', options }, { 'if-match': '"0"' });
  if (on.status !== 200) throw refusal(`PUT ${paths.integration}`, on);
}

function refusal(call: string, { status, body }: { status: number; body: unknown }): Error {
  return new Error(`The demo account cannot be filled: ${call} answered ${status} ${JSON.stringify(body)}`);
}
