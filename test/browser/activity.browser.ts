import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openAdminPage, type AdminPage } from './support/admin-page.ts';
import { demoAccount } from './support/demo-account.ts';
import { seriousProblems } from './support/serious-problems.ts';

let admin: AdminPage;
beforeAll(async () => {
  admin = await openAdminPage();
}, 60_000);
afterAll(() => admin.stop());

const integration = '/v1/integrations/chargebee';
const activity = '/integrations/chargebee/activity';

/** An account with the demo in it. */
async function aWorld() {
  const world = await demoAccount(admin, 'activity');
  const giveBack = async (payment: string) => {
    const eventId = await admin.giveBack(world.webhookUrl, payment, 1_900);
    await world.lineOf(eventId);
    return eventId;
  };
  const pay = (email: string, customer: string) => world.pay({ email, customer });
  return { ...world, pay, giveBack };
}

/** The page's own policy lets nothing be evaluated again and again in it. */
async function until(page: Page, isTrue: string): Promise<void> {
  while (!(await page.evaluate(isTrue))) await sleep(50);
}

const row = (page: Page, name: RegExp) => page.getByRole('row', { name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

test('the activity says what was earned and for whom, or why not', async () => {
  const { holder, pay, giveBack } = await aWorld();
  const { chargebeeTransactionId } = await pay('ada@example.com', 'cb_ada');
  await pay('nobody@example.com', 'cb_nobody');
  await giveBack(chargebeeTransactionId);
  const page = await admin.open(holder, activity);
  await row(page, /Payment succeeded.*ada@example.com.*€4.90 to Northwind Consulting/).waitFor();
  await row(page, /Payment succeeded.*nobody@example.com.*No customer found/).waitFor();
  await row(page, /Payment refunded.*€1.90 back from Northwind Consulting/).waitFor();
});

test('transaction, event, rewards and customer lead to each other from each side', async () => {
  const { holder, pay } = await aWorld();
  const { eventId, chargebeeTransactionId } = await pay('ada@example.com', 'cb_ada');
  const page = await admin.open(holder, `${activity}?event=${eventId}`);
  const event = page.getByRole('dialog', { name: 'Payment succeeded' });
  const follow = (name: string | RegExp) => page.getByRole('link', { name }).first().click();
  await event.getByRole('link', { name: 'Reward of €4.90' }).first().click();
  await page.getByRole('heading', { name: 'Reward of €4.90' }).waitFor();
  await page.getByRole('link', { name: / of Referrals$/ }).waitFor();
  await follow('What was decided, and why');
  await event.getByText(/^Northwind Consulting earned €4.90 by “/).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await event
    .getByRole('link', { name: /^Payment txn/ })
    .first()
    .click();
  await page.getByRole('heading', { name: `Payment ${chargebeeTransactionId}` }).waitFor();
  await page.getByRole('link', { name: 'Reward of €4.90' }).waitFor();
  await follow('Ada Sample');
  await page.getByRole('heading', { name: 'The whole story' }).waitFor();
  await follow('All events of this email');
  await row(page, /ada@example.com/)
    .getByRole('button')
    .click();
  await event.getByRole('link', { name: 'Ada Sample' }).first().waitFor();
});

test('filters stand in the address, and are chosen by keyboard alone', async () => {
  const { holder, pay } = await aWorld();
  await pay('ada@example.com', 'cb_ada');
  await pay('grace@example.com', 'cb_grace');
  await pay('nobody@example.com', 'cb_nobody');
  const page = await admin.open(holder, activity);
  await row(page, /nobody/).waitFor();
  const rows = () => page.getByRole('table').getByRole('row').count();
  const shown = async (count: number) => {
    await until(page, `document.querySelectorAll('tbody tr').length === ${count}`);
  };
  expect(await rows()).toBe(4);
  await page.getByLabel('Outcome').focus();
  await page.keyboard.type('Unmatched');
  await shown(1);
  expect(page.url()).toContain('outcome=unmatched');
  await button(page, 'Show all').press('Enter');
  await shown(3);
  await page.getByLabel('Partner').focus();
  await page.keyboard.type('Bluebird');
  await shown(1);
  await row(page, /grace@example.com/).waitFor();
  await page.getByLabel('Partner').selectOption('All partners');
  await page.getByLabel('Reason').selectOption('No customer found');
  await shown(1);
  await row(page, /nobody@example.com/).waitFor();
  const day = new Date().toISOString().slice(0, 10);
  await page.goto(`${admin.baseUrl}${activity}?from=${day}&type=payment_succeeded`);
  await shown(3);
  await page.getByLabel('To').fill('2020-01-01');
  await page.getByRole('heading', { name: 'Nothing fits' }).waitFor();
  expect(page.url()).toContain('to=2020-01-01');
  expect(await seriousProblems(page)).toEqual([]);
});

test('all that a filter shows is replayed: counted first, then watched to its end', async () => {
  const { holder, api, pay, turn } = await aWorld();
  await turn('off');
  await pay('ada@example.com', 'cb_ada');
  await pay('grace@example.com', 'cb_grace');
  await turn('on');
  await pay('alan@example.com', 'cb_alan');
  const page = await admin.open(holder, `${activity}?code=integration_off`);
  await row(page, /ada@example.com.*Integration off/).waitFor();
  await button(page, 'Replay what is shown…').press('Enter');
  const question = page.getByRole('dialog', { name: 'Decide these events again?' });
  await question.getByText('Of what the filter shows, 2 events are not recorded.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await question.getByRole('button', { name: 'Replay 2 events' }).press('Enter');
  const progress = page.getByRole('group', { name: 'Progress' });
  await until(page, 'document.activeElement.getAttribute("aria-label") === "Progress"');
  await progress.getByText('2 of 2 done. All of it is done.').waitFor();
  await progress.getByText('2 decided again. By now: 2 processed.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  const transactions = (await api('GET', '/v1/transactions')).body as { items: unknown[] };
  expect(transactions.items).toHaveLength(3);
  await page.goto(`${admin.baseUrl}/jobs`);
  await page.getByRole('heading', { name: 'Decide events again' }).waitFor();
});

test.each([
  ['outcome=waiting', 'What waits is decided by itself'],
  ['outcome=rejected', 'Nothing is kept of what was rejected.'],
  ['search=txn_1', 'An event that is found by its ID is replayed from the event itself'],
  ['outcome=failed', 'Nothing that the filter shows is decided again'],
])('what cannot be replayed at once is said: %s', async (filter, why) => {
  const { holder } = await aWorld();
  const page = await admin.open(holder, `${activity}?${filter}`);
  await button(page, 'Replay what is shown…').click();
  const question = page.getByRole('dialog', { name: 'Decide these events again?' });
  await question.getByText(why).waitFor();
  expect(await question.getByRole('button', { name: /^Replay/ }).count()).toBe(0);
});

test('a job is paused, resumed and cancelled', async () => {
  const { holder, api } = await aWorld();
  const asked = { outcomes: ['ignored'], from: '2026-01-01T00:00:00Z' };
  const page = await admin.open(holder, '/jobs');
  await page.getByText('There are no jobs').waitFor();
  // It is paused before its first step, which comes a second after it was asked for.
  const { id } = (await api('POST', `${integration}/activity/replay`, asked)).body as { id: string };
  await api('POST', `/v1/jobs/${id}/pause`);
  await page.reload();
  await page.getByText('It is paused, and goes on when it is resumed.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await button(page, 'Cancel').press('Enter');
  const question = page.getByRole('dialog', { name: 'Stop this job for good?' });
  await question.getByRole('button', { name: 'Let it go on' }).press('Enter');
  await button(page, 'Resume').press('Enter');
  await page.getByText('0 of 0 done. All of it is done.').waitFor();
});
