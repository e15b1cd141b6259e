import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seedDemo } from '../../local/demo.ts';
import { ada, openAdminPage, type AdminPage } from './support/admin-page.ts';
import { seriousProblems } from './support/serious-problems.ts';

let admin: AdminPage;
beforeAll(async () => {
  admin = await openAdminPage();
}, 60_000);
afterAll(() => admin.stop());

test('a customer is reassigned with the past by keyboard, and its program rated anew: what would change is shown first', async () => {
  const holder = { ...ada, account: 'anew-1' };
  const api = await admin.api(holder);
  await seedDemo(api);
  const { webhook } = (await api('GET', '/v1/integrations/chargebee')).body as { webhook: { url: string } };
  await admin.pay(webhook.url, { email: 'ada@example.com', amount: 4_900, customer: 'cb_ada' });
  const customers = async () =>
    ((await api('GET', '/v1/customers')).body as { items: { id: string; email: string }[] }).items;
  let [customer] = await customers();
  while (customer === undefined) [customer] = await customers();
  const page = await admin.open(holder, `/records/customers/${customer.id}`);
  await page.setViewportSize({ width: 360, height: 800 });
  const open = page.getByRole('button', { name: 'Reassign', exact: true });
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('She came by herself.');
  await dialog.getByRole('button', { name: 'Show what would change' }).press('Enter');
  await dialog.getByText('1 payment would move, 0 would stay whole.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Reassign it' }).press('Enter');
  await page.getByText('The customer was reassigned').waitFor();
  await page.getByText('1 payment moved, 0 stayed whole.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);

  const [program] = ((await api('GET', '/v1/programs')).body as { items: { id: string }[] }).items;
  const other = await admin.open(holder, `/records/programs/${program?.id ?? ''}`);
  await other.setViewportSize({ width: 360, height: 800 });
  await other.getByRole('button', { name: 'Rate payments anew' }).press('Enter');
  const asked = other.getByRole('dialog');
  await asked.getByLabel('Payments since').fill('2026-01-01');
  await asked.getByLabel('Reason').fill('The rule was wrong.');
  await asked.getByRole('button', { name: 'Show what would change' }).press('Enter');
  await asked.getByText('No partner has more or less.').waitFor();
  expect(await seriousProblems(other)).toEqual([]);
  await asked.getByRole('button', { name: 'Rate them anew' }).press('Enter');
  await other
    .getByText(/Done|done/)
    .first()
    .waitFor();
}, 120_000);
