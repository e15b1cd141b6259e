import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ada, openAdminPage, type AdminPage } from './support/admin-page.ts';
import { seriousProblems } from './support/serious-problems.ts';

let admin: AdminPage;
let page: Page;
let webhookUrl = '';
beforeAll(async () => {
  admin = await openAdminPage();
  page = await admin.open(ada, '/', { permissions: ['clipboard-read', 'clipboard-write'] });
}, 60_000);
afterAll(() => admin.stop());

const button = (name: string | RegExp) => page.getByRole('button', { name });
const link = (name: string | RegExp) => page.getByRole('link', { name });
const menu = (name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });
const heading = (name: string | RegExp) => page.getByRole('heading', { name });

// One story: each chapter goes on where the one before has ended.
test('she signs in, and is offered the integration', async () => {
  await heading('Chargebee').waitFor();
  await page.getByText('ada@acme.example').waitFor();
  expect(new URL(page.url()).pathname).toBe('/integrations/chargebee');
  expect(await seriousProblems(page)).toEqual([]);
});

test('she adds it to Kiflo, and chooses what it does', async () => {
  await button('Add to Kiflo').click();
  const third = page.getByRole('switch', { name: /Create transaction/ });
  await third.waitFor();
  expect(await third.isDisabled()).toBe(true);
  await page.getByText('Turn on one of the two options above first').waitFor();

  await page.getByRole('switch', { name: /Convert lead/ }).check({ force: true });
  await third.check({ force: true });
  await page.getByRole('switch', { name: /Associate customer/ }).check({ force: true });
  await button('Save changes').click();
  await button('Save changes').waitFor({ state: 'detached' });
  await page.getByText('Last changed by ada@acme.example').waitFor();
  const api = await admin.api(ada);
  expect((await api('GET', '/v1/integrations/chargebee')).body).toMatchObject({
    status: 'on',
    options: { convertLead: true, associateDeals: true, createTransactions: true },
  });
});

test('she copies the webhook URL', async () => {
  await heading('Waiting for the first event').waitFor();
  await button('Copy webhook URL').click();
  await button('webhook URL copied').waitFor();
  webhookUrl = String(await page.evaluate('navigator.clipboard.readText()'));
  expect(webhookUrl).toMatch(new RegExp(`^${admin.baseUrl}/webhooks/chargebee/[\\w-]{22,}$`));
});

test('she makes a program, a partner and a lead', async () => {
  await menu('Programs').click();
  await heading('There are no programs yet').waitFor();
  await link('Add a program').click();
  await heading('Add a program').waitFor();
  await page.getByLabel('Name').first().fill('Referrals');
  await page.getByRole('group', { name: 'Reward rule 1' }).getByLabel('Name').fill('A tenth');
  await page.getByLabel('Percent of the payment').fill('ten');
  await page.getByText('A percentage looks like 10 or 12.5.').waitFor();
  await page.getByLabel('Percent of the payment').fill('10');
  await button('Add the program').click();
  await heading('Referrals').waitFor();

  await menu('Partners').click();
  await link('Add a partner').click();
  await heading('Add a partner').waitFor();
  await page.getByLabel('Name').fill('Northwind');
  await page.getByLabel('Email').fill('hello@northwind');
  await page.getByLabel('Program').selectOption({ label: 'Referrals' });
  await button('Add the partner').click();
  await heading('Northwind').waitFor();

  await menu('Leads').click();
  await link('Add a lead').click();
  await heading('Add a lead').waitFor();
  await page.getByLabel('Email').fill('grace@example.com');
  await page.getByLabel('First name').fill('Grace');
  await page.getByLabel('Partner').selectOption({ label: 'Northwind' });
  await button('Add the lead').click();
  await heading('Grace').waitFor();
});

test('a refused field says why, beside itself', async () => {
  await menu('Leads').click();
  await link('Add a lead').click();
  await heading('Add a lead').waitFor();
  await page.getByLabel('Email').fill('a@example.com');
  await page.getByLabel('First name').fill('\u202e'.repeat(3));
  await page.getByLabel('Last name').fill('x'.repeat(250));
  await button('Add the lead').click();
  await page.getByText('Some fields are not as they should be').first().waitFor();
  expect(await page.getByLabel('Last name').getAttribute('aria-invalid')).toBe('true');
  await link('Cancel').click();
});

test('she sends payments, and watches them arrive without doing anything', async () => {
  await menu('Chargebee').click();
  await heading('Waiting for the first event').waitFor();
  await admin.pay(webhookUrl, { email: 'grace@example.com', amount: 4_900, customer: 'cb_grace' });
  await heading('Events are arriving').waitFor();

  await page.getByRole('tab', { name: 'Activity' }).click();
  await page.getByRole('row', { name: /grace@example.com.*€49\.00/ }).waitFor();
  await admin.pay(webhookUrl, {
    email: 'nobody@example.com',
    amount: 9_900,
    customer: 'cb_2',
    currency: 'JPY',
  });
  await page.getByRole('row', { name: /Unmatched.*nobody@example.com.*¥9,900/ }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
});

test('she reads why one was unmatched', async () => {
  await page
    .getByRole('row', { name: /nobody/ })
    .getByRole('button')
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('No pending or accepted lead has this email.').waitFor();
  await drawer.getByText('No customer carries this Chargebee customer ID').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
});

test('she finds the other by its email, and follows it to the whole story of the customer', async () => {
  await page.getByLabel('Search').fill('grace@example.com');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /nobody/ }).waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /grace/ }).getByRole('button').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('The lead with this email was converted to a customer.').waitFor();
  await drawer
    .getByRole('link', { name: /^Grace/ })
    .first()
    .waitFor();
  const names = await drawer.getByRole('link').allTextContents();
  expect(names.some((name) => name.startsWith('Reward of €4.90'))).toBe(true);

  await page.goto(`${admin.baseUrl}/records/customers`);
  await page.getByRole('table').getByRole('link').first().click();
  await heading('The whole story').waitFor();
  await page.getByText('Reward earned').waitFor();
  const story = await page
    .getByRole('region', { name: 'The whole story' })
    .getByRole('listitem')
    .allTextContents();
  const chapters = ['Lead registered', 'Lead converted', 'Became a customer', 'Payment', 'Reward earned'];
  expect(story.map((text) => chapters.find((chapter) => text.startsWith(chapter)))).toEqual(chapters);
});

test('she looks a transaction up by its id, and an event by its own', async () => {
  const api = await admin.api(ada);
  const { body } = await api('GET', '/v1/integrations/chargebee/activity?email=grace@example.com');
  const [line] = (body as { items: { eventId: string; chargebeeTransactionId: string }[] }).items;
  for (const id of [line?.eventId ?? '', line?.chargebeeTransactionId ?? '']) {
    await page.goto(`${admin.baseUrl}/integrations/chargebee/activity?search=${id}`);
    await page.getByRole('row', { name: /grace@example.com/ }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
  }
});

test('the overview sums up the day, each currency for itself', async () => {
  await menu('Overview').click();
  await page.getByText('Payments in EUR').waitFor();
  await page.getByText('€49.00').first().waitFor();
  await page.getByText('1 of 2 payments').waitFor();
  await page
    .getByRole('region', { name: /Top partners/ })
    .getByRole('link', { name: 'Northwind' })
    .waitFor();
  expect(await seriousProblems(page)).toEqual([]);
});

test('she approves the reward and marks it as paid', async () => {
  await menu('Rewards').click();
  await page.getByRole('table').getByRole('link').first().click();
  await button('Approve').click();
  await button('Mark as paid').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as paid' }).click();
  await page.getByText('Paid', { exact: true }).waitFor();
  await button('Mark as paid').waitFor({ state: 'detached' });
});

test('a refund takes back its part of the reward, and the story, the drawer and the overview tell it', async () => {
  const api = await admin.api(ada);
  const { body } = await api('GET', '/v1/integrations/chargebee/activity?email=grace@example.com');
  const [line] = (body as { items: { chargebeeTransactionId: string }[] }).items;
  const refund = await admin.giveBack(webhookUrl, line?.chargebeeTransactionId ?? '', 1_000);
  await page.goto(`${admin.baseUrl}/integrations/chargebee/activity`);
  await page.getByRole('row', { name: /Payment refunded.*Processed/ }).waitFor();
  await page.goto(`${admin.baseUrl}/integrations/chargebee/activity?event=${refund}`);
  // The drawer leads there from what was earned, and from the step.
  const reversal = page.getByRole('dialog').getByRole('link', { name: 'Reversal of €1.00' }).first();
  await reversal.waitFor();

  await page.goto(`${admin.baseUrl}/records/customers`);
  await page.getByRole('table').getByRole('link').first().click();
  const story = page.getByRole('region', { name: 'The whole story' });
  await story.getByRole('listitem').filter({ hasText: 'Refund' }).getByText('-€10.00').waitFor();
  await story.getByRole('listitem').filter({ hasText: 'Reward taken back' }).getByText('-€1.00').waitFor();

  await menu('Overview').click();
  await page.getByText('Given back in EUR').locator('..').getByText('€10.00').waitFor();
  await page.getByText('€3.90').first().waitFor();
});

test('a chargeback takes back its part, and a void what is left, each in words of its own', async () => {
  const api = await admin.api(ada);
  const { body } = await api('GET', '/v1/integrations/chargebee/activity?email=grace@example.com');
  const payment =
    (body as { items: { chargebeeTransactionId: string }[] }).items[0]?.chargebeeTransactionId ?? '';
  const drawer = page.getByRole('dialog');
  for (const [eventId, words, reversal] of [
    [await admin.giveBack(webhookUrl, payment, 1_400, true), 'bank took the money back', 'Reversal of €1.40'],
    [await admin.void(webhookUrl, payment), 'all that was left of it was taken back', 'Reversal of €2.50'],
  ] as const) {
    await page.goto(`${admin.baseUrl}/integrations/chargebee/activity?event=${eventId}`);
    await drawer.getByText(words).waitFor();
    await drawer.getByRole('link', { name: reversal }).first().waitFor();
  }
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
});

test('she makes a new URL, and the old one still works', async () => {
  await menu('Chargebee').click();
  await button('Make a new URL').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('The old URL keeps working for').selectOption('79');
  await dialog.getByRole('button', { name: 'Make a new URL' }).click();
  await page.getByText('This is the new URL').waitFor();
  expect(await page.getByText(webhookUrl).count()).toBe(0);
  await admin.pay(webhookUrl, { email: 'grace@example.com', amount: 100, customer: 'cb_grace' });
});

test('she sets credentials, and events without them are refused', async () => {
  await button('Set credentials').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User name').fill('kiflo');
  await dialog.getByLabel(/^Password/).fill('correct horse');
  await dialog.getByRole('button', { name: 'Save credentials' }).click();
  await page.getByText('Events must carry the credentials of kiflo.').waitFor();
});

test('she turns it off and signs out', async () => {
  await button('Turn off').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click();
  await button('Turn on').waitFor();
  await button('Sign out').click();
  await page.getByRole('heading', { name: 'Sign in to Kiflo' }).waitFor();
});

test('the browser had nothing to complain about', () => {
  // It logs what the API refuses (422), and that no event has the id of a transaction that is searched for (404).
  const isAnswer = (text: string): boolean => /status of 422|status of 404 .*\/activity\/txn_/.test(text);
  expect(admin.complaints.filter((text) => !isAnswer(text))).toEqual([]);
});
