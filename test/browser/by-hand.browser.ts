import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ApiClient } from '../../local/api-client.ts';
import { seedDemo } from '../../local/demo.ts';
import { ada, openAdminPage, type AdminPage, type OpenOptions } from './support/admin-page.ts';
import { seriousProblems } from './support/serious-problems.ts';

let admin: AdminPage;
let accounts = 0;
beforeAll(async () => {
  admin = await openAdminPage();
}, 60_000);
afterAll(() => admin.stop());

const itemsOf = async (api: ApiClient, path: string) =>
  ((await api('GET', path)).body as { items: { id: string }[] }).items;

/** An account of its own with the demo in it, and a customer of its first partner. */
async function aWorld() {
  const holder = { ...ada, account: `hand-${++accounts}` };
  const api = await admin.api(holder);
  await seedDemo(api);
  const partners = (await itemsOf(api, '/v1/partners')) as { id: string; name: string }[];
  const partner = partners.find(({ name }) => name === 'Northwind Consulting');
  const { body } = await api('POST', '/v1/customers', {
    email: 'carol@example.com',
    firstName: 'Carol',
    sourcePartnerId: partner?.id,
  });
  return { holder, api, partnerId: partner?.id ?? '', customerId: (body as { id: string }).id };
}

const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const answer = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true });
const isFocused = (page: Page, text: string) => page.locator(':focus').filter({ hasText: text }).waitFor();

/** Types into a field of the question by its label. */
const type = (page: Page, label: string, text: string) => dialog(page).getByLabel(label).fill(text);

test('a partner is given a reward by hand, and it says how much and to whom before and after', async () => {
  const { holder, api, partnerId } = await aWorld();
  const page = await admin.open(holder, `/records/partners/${partnerId}`);
  await page.getByText('None: this partner earns what the reward rules give.').waitFor();
  await button(page, 'Correct rewards').click();
  expect(await answer(page, 'Give it').isDisabled()).toBe(true);
  await type(page, 'Amount', '12.50');
  await type(page, 'Reason', 'Promised in June');
  await dialog(page).getByText('Northwind Consulting gets €12.50, once you approve it.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await answer(page, 'Leave them as they are').click();
  await dialog(page).waitFor({ state: 'detached' });
  expect(await itemsOf(api, '/v1/rewards')).toEqual([]);

  await button(page, 'Correct rewards').click();
  await type(page, 'Amount', '12.50');
  await type(page, 'Reason', 'Promised in June');
  await answer(page, 'Give it').click();
  await page.getByText('€12.50 is to be paid to Northwind Consulting.').waitFor();
  await isFocused(page, 'It was corrected');
  const row = page.getByRole('row', { name: 'Correction of €12.50' });
  for (const text of ['Promised in June', holder.email, 'Pending']) await row.getByText(text).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await row.getByRole('link').click();
  await button(page, 'Approve').click();
  await page.getByRole('region', { name: 'Details' }).getByText('Approved').waitFor();
  await page.getByRole('region', { name: 'Details' }).getByText('Promised in June').waitFor();
});

test('by the keyboard alone a reward is taken back', async () => {
  const { holder, api, partnerId } = await aWorld();
  const page = await admin.open(holder, `/records/partners/${partnerId}`);
  await button(page, 'Correct rewards').press('Enter');
  await dialog(page).getByLabel('Correction').selectOption('Take one back');
  await dialog(page).getByLabel('Amount').focus();
  await page.keyboard.type('5');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Paid twice');
  await dialog(page).getByText('Northwind Consulting gives back €5.00, once you approve it.').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await isFocused(page, 'It was corrected');
  expect(await itemsOf(api, '/v1/rewards')).toMatchObject([
    { kind: 'correction', amount: { amount: -500, currency: 'EUR' }, reason: 'Paid twice' },
  ]);
});

async function record(page: Page, externalId: string): Promise<void> {
  await button(page, 'Record a payment').click();
  await type(page, 'Amount', '49.00');
  await type(page, 'Name', 'By bank transfer');
  await type(page, 'External ID', externalId);
  await answer(page, 'Record it').click();
}

test('a payment by hand is recorded and voided, and it says what was earned and taken back', async () => {
  const { holder, api, customerId } = await aWorld();
  const page = await admin.open(holder, `/records/customers/${customerId}`);
  await button(page, 'Record a payment').click();
  await type(page, 'Amount', '49.00');
  await dialog(page).getByText('€49.00 of Carol is recorded. Northwind Consulting earns').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await answer(page, 'Record nothing').click();
  await dialog(page).waitFor({ state: 'detached' });
  await record(page, 'INV-7');
  await isFocused(page, 'It was recorded');
  await page.getByRole('status').getByText('earned a reward').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  // The same again is told what it is.
  await record(page, 'INV-7');
  await page.getByRole('alert').getByText('It was recorded before').waitFor();
  await page.getByRole('alert').getByRole('link', { name: 'By bank transfer' }).waitFor();
  await answer(page, 'Record nothing').click();
  await dialog(page).waitFor({ state: 'detached' });

  const [transaction] = await itemsOf(api, '/v1/transactions');
  await page.goto(`${admin.baseUrl}/records/transactions/${transaction?.id ?? ''}`);
  await page.getByRole('heading', { name: 'Recorded by hand' }).waitFor();
  await button(page, 'Void this payment').click();
  await dialog(page).getByText('This says that €49.00 (By bank transfer) never came.').waitFor();
  await dialog(page).getByText('Northwind Consulting gives back what it earned').waitFor();
  expect(await answer(page, 'Void it').isDisabled()).toBe(true);
  await type(page, 'Reason', 'It never came');
  expect(await seriousProblems(page)).toEqual([]);
  await answer(page, 'Void it').click();
  await isFocused(page, 'It was voided');
  await page.getByText('An admin voided this payment').waitFor();
  expect(await button(page, 'Void this payment').count()).toBe(0);
  expect(await itemsOf(api, '/v1/transactions')).toHaveLength(2);
  expect(await seriousProblems(page)).toEqual([]);
});

const looks: readonly (readonly [string, OpenOptions])[] = [
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['360 px', { viewport: { width: 360, height: 720 } }],
];
test.each(looks)('corrections and payments by hand are clean and whole in %s', async (_, options) => {
  const { holder, partnerId, customerId } = await aWorld();
  const page = await admin.open(holder, `/records/partners/${partnerId}`, options);
  const isWhole = async () => {
    expect(await seriousProblems(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  };
  await button(page, 'Correct rewards').click();
  await type(page, 'Amount', '12.50');
  await type(page, 'Reason', 'A long reason '.repeat(20));
  await isWhole();
  await answer(page, 'Give it').click();
  await isFocused(page, 'It was corrected');
  await isWhole();
  await page.goto(`${admin.baseUrl}/records/customers/${customerId}`);
  await record(page, 'INV-7'.repeat(18));
  await isFocused(page, 'It was recorded');
  await isWhole();
  await page.getByRole('status').getByRole('link').click();
  await button(page, 'Void this payment').click();
  await isWhole();
});

test('a viewer sees corrections and steps, and no button that changes anything', async () => {
  const { holder, api, partnerId, customerId } = await aWorld();
  const amount = { amount: 4_900, currency: 'EUR' };
  const reason = 'Promised in June';
  await api('POST', '/v1/rewards', { partnerId, amount, reason }, { 'idempotency-key': 'one' });
  const paid = { customerId, amount, occurredAt: '2026-01-01T00:00:00Z', name: 'Cash', externalId: '1' };
  const { body } = await api('POST', '/v1/transactions', paid);
  const viewer = { ...holder, role: 'viewer' } as const;
  const page = await admin.open(viewer, `/records/partners/${partnerId}`);
  await page.getByText(reason).waitFor();
  expect(await button(page, 'Correct rewards').count()).toBe(0);
  await page.goto(`${admin.baseUrl}/records/transactions/${(body as { id: string }).id}`);
  await page.getByRole('heading', { name: 'Recorded by hand' }).waitFor();
  expect(await button(page, 'Void this payment').count()).toBe(0);
  await page.goto(`${admin.baseUrl}/records/customers/${customerId}`);
  await page.getByRole('heading', { name: 'The whole story' }).waitFor();
  expect(await button(page, 'Record a payment').count()).toBe(0);
});

test('the pages have nothing to complain about', () => {
  expect(admin.complaints.filter((one) => !one.includes('409 (Conflict)'))).toEqual([]);
});
