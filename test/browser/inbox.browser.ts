import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openAdminPage, type AdminPage, type SimulatedPayment } from './support/admin-page.ts';
import { demoAccount } from './support/demo-account.ts';
import { seriousProblems } from './support/serious-problems.ts';

let admin: AdminPage;
beforeAll(async () => {
  admin = await openAdminPage();
}, 60_000);
afterAll(() => admin.stop());

const integration = '/v1/integrations/chargebee';

/** An account with the demo in it; a payment is a stranger's, unless it is said whose. */
async function aWorld() {
  const world = await demoAccount(admin, 'inbox');
  const pay = (payment: Partial<SimulatedPayment> = {}) =>
    // Nobody has this email; without its tag it is that of a lead.
    world.pay({ email: 'ada+billing@example.com', customer: 'cb_stranger', ...payment });
  return { ...world, pay };
}

const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const answer = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true });

test('the inbox opens with those that have candidates, says why, and leads to all of them', async () => {
  const { holder, pay } = await aWorld();
  await pay();
  await pay({ email: 'nobody@example.com', customer: 'cb_nobody' });
  const page = await admin.open(holder, '/integrations/chargebee');
  await page.getByRole('tab', { name: 'Inbox 1 with candidates' }).click();
  const shown = card(page, 'Ada+billing Sample');
  await shown.getByText('€49.00').waitFor();
  await shown.getByText('No pending or accepted lead has this email.').waitFor();
  await shown
    .getByText('Same email but for a plus tag or dots; partner Northwind Consulting')
    .first()
    .waitFor();
  expect(await page.getByRole('article').count()).toBe(1);
  await page.getByLabel('Show').selectOption('All that wait');
  await card(page, 'Nobody Sample').waitFor();
  await page.getByLabel('Show').selectOption('Dismissed');
  await page.getByRole('heading', { name: 'Nothing was dismissed' }).waitFor();
});

test('an unmatched event leads to its payment in the inbox', async () => {
  const { holder, pay } = await aWorld();
  const { eventId } = await pay({ email: 'nobody@example.com', customer: 'cb_nobody' });
  const page = await admin.open(holder, `/integrations/chargebee/activity?event=${eventId}`);
  await dialog(page).getByRole('link', { name: 'See it in the inbox' }).click();
  await card(page, 'Nobody Sample').waitFor();
  await page.waitForFunction('document.activeElement.textContent === "Nobody Sample"');
  await card(page, 'Nobody Sample').getByRole('link', { name: 'Its event' }).click();
  await dialog(page).getByText('What was done, and why').waitFor();
});

test('a payment that was ignored is replayed, and its line says what came of it and who asked', async () => {
  const { holder, pay, turn, count } = await aWorld();
  await turn('off');
  const { eventId, outcome } = await pay({ email: 'ada@example.com' });
  expect(outcome).toBe('ignored');
  await turn('on');
  const page = await admin.open(holder, `/integrations/chargebee/activity?event=${eventId}`);
  await button(page, 'Replay').click();
  const question = page.getByRole('dialog', { name: 'Decide this event again?' });
  await question.getByText('€49.00, ada@example.com').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await question.getByRole('button', { name: 'Leave it as it is' }).press('Enter');
  await question.waitFor({ state: 'detached' });
  await page.waitForFunction('document.activeElement.textContent === "Replay"');
  await page.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Replay it' }).press('Enter');
  await dialog(page).getByText('It was decided again', { exact: true }).waitFor();
  await page.waitForFunction('document.activeElement.textContent.startsWith("It was decided again")');
  await dialog(page).getByText('Processed: It was acted on.').waitFor();
  await dialog(page).getByText(`By ${holder.email}`).waitFor();
  expect(await button(page, 'Replay').count()).toBe(0);
  expect(await count('/v1/transactions')).toBe(1);
  expect(await seriousProblems(page)).toEqual([]);
});

test('what another admin has replayed meanwhile is told', async () => {
  const { holder, api, pay, turn, lineOf } = await aWorld();
  await turn('off');
  const { eventId } = await pay({ email: 'ada@example.com' });
  await turn('on');
  const page = await admin.open(holder, `/integrations/chargebee/activity?event=${eventId}`);
  await button(page, 'Replay').click();
  await api('POST', `${integration}/activity/${eventId}/replay`);
  while ((await lineOf(eventId)).outcome === 'ignored');
  await answer(page, 'Replay it').click();
  await page.getByRole('alert').getByText('There is nothing to decide again').waitFor();
});

test('two payments of one payer are linked from the row in two clicks, and it says what was recorded', async () => {
  const { holder, pay, count } = await aWorld();
  await pay();
  await pay();
  const page = await admin.open(holder, '/integrations/chargebee/inbox');
  const link = card(page, 'Ada+billing Sample')
    .getByRole('button', { name: /^Link to Ada Byron/ })
    .first();
  await link.press('Enter');
  const question = page.getByRole('dialog', { name: 'Link this payment?' });
  await question.getByText('€49.00 of Ada+billing Sample is recorded').waitFor();
  await question.getByText('The reward goes to Northwind Consulting.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await answer(page, 'Link and record').press('Enter');
  await page.getByText('2 payments recorded for').waitFor();
  await page.getByText('€9.80 to').waitFor();
  await page.waitForFunction('document.activeElement.textContent.startsWith("It was linked")');
  await page.getByRole('heading', { name: 'Nobody to link' }).waitFor();
  expect(await count('/v1/transactions')).toBe(2);
  expect(await seriousProblems(page)).toEqual([]);
});

test('who links second is told what the first did', async () => {
  const { holder, api, pay } = await aWorld();
  const { chargebeeTransactionId: id } = await pay();
  const page = await admin.open(holder, '/integrations/chargebee/inbox');
  await page.getByRole('button', { name: /^Link to Ada Byron/ }).click();
  await api('POST', `${integration}/unmatched/${id}/link`, { create: { sourcePartnerId: null } });
  await answer(page, 'Link and record').click();
  const alert = page.getByRole('alert');
  await alert.getByText('Somebody else has linked it meanwhile').waitFor();
  await alert.getByRole('link', { name: 'Ada+billing Sample' }).waitFor();
});

test('a payment is dismissed and restored', async () => {
  const { holder, pay } = await aWorld();
  await pay({ email: 'nobody@example.com', customer: 'cb_nobody' });
  const page = await admin.open(holder, '/integrations/chargebee/inbox?show=all');
  await button(page, 'Dismiss').click();
  await answer(page, 'Dismiss it').click();
  await page.getByText('It was dismissed', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Nothing waits' }).waitFor();
  await page.getByLabel('Show').selectOption('Dismissed');
  await button(page, 'Restore').click();
  await answer(page, 'Restore it').click();
  await page.getByText('It was restored', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Nothing was dismissed' }).waitFor();
});

test('a viewer reads the inbox, and finds nothing to do', async () => {
  const { holder, pay } = await aWorld();
  const { eventId } = await pay();
  const viewer = { ...holder, email: 'vera@acme.example', role: 'viewer' as const };
  const page = await admin.open(viewer, '/integrations/chargebee/inbox');
  await card(page, 'Ada+billing Sample').waitFor();
  expect(await page.getByRole('article').getByRole('button').count()).toBe(0);
  await page.goto(`${admin.baseUrl}/integrations/chargebee/activity?event=${eventId}`);
  await dialog(page).getByText('What was done, and why').waitFor();
  expect(await button(page, 'Replay').count()).toBe(0);
});

test('a payment of nobody is linked to a lead that is looked for', async () => {
  const { holder, pay, count } = await aWorld();
  await pay({ email: 'nobody@example.com', customer: 'cb_nobody' });
  const page = await admin.open(holder, '/integrations/chargebee/inbox?show=all');
  await button(page, 'Link to…').press('Enter');
  await dialog(page).getByLabel('Link to one of the').selectOption('leads');
  await dialog(page).getByPlaceholder('Email, or a part of the name').fill('grace');
  await dialog(page).getByPlaceholder('Email, or a part of the name').press('Enter');
  expect(await seriousProblems(page)).toEqual([]);
  await answer(page, 'Link to Grace Murray · grace@example.com').click();
  await page
    .getByRole('dialog', { name: 'Link this payment?' })
    .getByText('goes to Bluebird Agency')
    .waitFor();
  await answer(page, 'Link and record').press('Enter');
  await page.getByText('€4.90 to').waitFor();
  expect(await count('/v1/transactions')).toBe(1);
});
