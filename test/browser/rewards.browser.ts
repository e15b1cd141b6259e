import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ApiClient } from '../../local/api-client.ts';
import { seedDemo } from '../../local/demo.ts';
import { ada, openAdminPage, type AdminPage } from './support/admin-page.ts';
import { seriousProblems } from './support/serious-problems.ts';

let admin: AdminPage;
let api: ApiClient;
let page: Page;
let webhookUrl = '';
beforeAll(async () => {
  admin = await openAdminPage();
  api = await admin.api(ada);
  await seedDemo(api);
  const { webhook } = (await api('GET', '/v1/integrations/chargebee')).body as { webhook: { url: string } };
  webhookUrl = webhook.url;
  const paid = await arrive(
    await admin.pay(webhookUrl, { email: 'ada@example.com', amount: 4_900, customer: 'cb_ada' }),
  );
  await arrive(await admin.giveBack(webhookUrl, paid, 1_900));
}, 60_000);
afterAll(() => admin.stop());

/** Waits for the line of an event. @returns the Chargebee transaction that it was about */
async function arrive(eventId: string): Promise<string> {
  for (;;) {
    const { status, body } = await api('GET', `/v1/integrations/chargebee/activity/${eventId}`);
    if (status === 200) return (body as { chargebeeTransactionId: string }).chargebeeTransactionId;
  }
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const question = () => page.getByRole('dialog');
const answer = (name: string) => question().getByRole('button', { name, exact: true });
const isNow = (status: string) => page.getByRole('region', { name: 'Details' }).getByText(status).waitFor();

async function openReward(kind: string): Promise<string> {
  const { items } = (await api('GET', '/v1/rewards')).body as { items: { id: string; kind: string }[] };
  const id = items.find((one) => one.kind === kind)?.id ?? '';
  page = await admin.open(ada, `/records/rewards/${id}`);
  return id;
}

async function picture(name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

test('cancelling asks first, naming the amount and the partner, and a cancelled reward is brought back', async () => {
  const id = await openReward('reward');
  await button('Cancel the reward').click();
  await question().getByText('Northwind Consulting will not get €4.90').waitFor();
  await picture('reward-cancel');
  expect(await seriousProblems(page)).toEqual([]);
  await answer('Leave it as it is').click();
  await question().waitFor({ state: 'detached' });
  expect((await api('GET', `/v1/rewards/${id}`)).body).toMatchObject({ status: 'pending' });

  await button('Cancel the reward').click();
  await answer('Cancel the reward').click();
  await isNow('Cancelled');
  await button('Bring it back').click();
  await isNow('Pending');
});

test('a reversal is not marked as taken back before its reward is paid, and says why', async () => {
  await openReward('reversal');
  await button('Mark as taken back').click();
  await question().getByText('Northwind Consulting gave back €1.90').waitFor();
  await answer('Mark as taken back').click();
  await page.getByRole('alert').getByText('Nobody gives back what he did not get').waitFor();
  for (const name of ['Approve', 'Cancel the reward']) expect(await button(name).count()).toBe(0);
});

test('paying asks first, naming the amount and the partner, and is final', async () => {
  await openReward('reward');
  await button('Approve').click();
  await button('Take the approval back').click();
  await button('Approve').click();
  await button('Mark as paid').click();
  await question().getByText('Northwind Consulting was paid €4.90. It cannot be undone.').waitFor();
  await picture('reward-pay');
  await answer('Mark as paid').click();
  await isNow('Paid');
  for (const name of ['Cancel the reward', 'Bring it back']) expect(await button(name).count()).toBe(0);

  await openReward('reversal');
  await button('Mark as taken back').click();
  await answer('Mark as taken back').click();
  await isNow('Paid');
});

test('the steps for Chargebee say to connect one site only', async () => {
  page = await admin.open(ada, '/integrations/chargebee');
  await page.getByText('Connect one site only').waitFor();
  expect(await page.getByText(/each need a webhook/).count()).toBe(0);
});
