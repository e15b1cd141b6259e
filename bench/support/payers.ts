import * as z from 'zod';
import { paths } from '../../functions/shared/deployment/paths.ts';
import type { ApiClient } from '../../local/api-client.ts';

/** Somebody who pays: a lead of the partner until the first payment. */
export interface Payer {
  readonly email: string;
  readonly chargebeeCustomerId: string;
}

export const basisPoints = 1_000;

/** An account with one partner that earns 10 % of every payment, its leads, and the integration on. @returns the webhook's URL */
export async function setUpPayers(
  api: ApiClient,
  count: number,
): Promise<{ payers: Payer[]; webhookUrl: string }> {
  const create = async (resource: string, body: unknown): Promise<string> => {
    const answer = await api('POST', `/v1/${resource}`, body);
    if (answer.status !== 201) throw new Error(`POST ${resource} answered ${answer.status}.`);
    return z.object({ id: z.string() }).parse(answer.body).id;
  };
  const rule = { name: '10 %', reward: { kind: 'percentage', basisPoints }, lasts: { kind: 'forever' } };
  const programId = await create('programs', { name: 'Referrals', rewardRules: [rule] });
  const partnerId = await create('partners', {
    name: 'Northwind',
    email: 'hello@northwind.example',
    programId,
  });
  const payers = Array.from({ length: count }, (_, n) => {
    return { email: `payer-${n}@example.com`, chargebeeCustomerId: `cb_payer_${n}` };
  });
  for (const [n, { email }] of payers.entries()) {
    await create('leads', { email, partnerId });
    if (n % 5 === 0) await create('deals', { name: `Deal ${n}`, contacts: [{ email }], partnerId });
  }
  const options = { convertLead: true, associateDeals: true, createTransactions: true };
  const on = await api('PUT', paths.integration, { status: 'on', options }, { 'if-match': '"0"' });
  const { webhook } = z.object({ webhook: z.object({ url: z.url() }) }).parse(on.body);
  return { payers, webhookUrl: webhook.url };
}
