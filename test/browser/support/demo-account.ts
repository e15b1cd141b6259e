import { setTimeout as sleep } from 'node:timers/promises';
import { seedDemo } from '../../../local/demo.ts';
import { ada, type AdminPage, type SimulatedPayment } from './admin-page.ts';

const integration = '/v1/integrations/chargebee';
let accounts = 0;

/**
 * An account of its own with the demo in it, and ways to pay into it. `pay` waits until the line of its event is there; `turn` waits
 * until where payments are decided it is known.
 * @param name what its name begins with
 */
export async function demoAccount(admin: AdminPage, name: string) {
  const holder = { ...ada, account: `${name}-${++accounts}` };
  const api = await admin.api(holder);
  await seedDemo(api);
  const { webhook } = (await api('GET', integration)).body as { webhook: { url: string } };
  const lineOf = async (eventId: string) => {
    for (;;) {
      const { status, body } = await api('GET', `${integration}/activity/${eventId}`);
      if (status === 200) return body as { outcome: string; chargebeeTransactionId: string };
    }
  };
  const pay = async (payment: Partial<SimulatedPayment> = {}) => {
    const known = { email: 'ada@example.com', amount: 4_900, customer: 'cb_ada' };
    const eventId = await admin.pay(webhook.url, { ...known, ...payment });
    return { eventId, ...(await lineOf(eventId)) };
  };
  const turn = async (status: 'on' | 'off') => {
    const options = { convertLead: true, associateDeals: true, createTransactions: true };
    const { version } = (await api('GET', integration)).body as { version: number };
    await api('PUT', integration, { status, options }, { 'if-match': `"${version}"` });
    // Settings are as old as that at most where payments are decided.
    await sleep(5_000);
  };
  const count = async (path: string) => ((await api('GET', path)).body as { items: unknown[] }).items.length;
  return { holder, api, webhookUrl: webhook.url, lineOf, pay, turn, count };
}
