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
const health = '/integrations/chargebee/health';

const aWorld = () => demoAccount(admin, 'health');

const problem = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('the health says that all is well, and what came in', async () => {
  const { holder, webhookUrl } = await aWorld();
  await admin.pay(webhookUrl, { email: 'ada@example.com', customer: 'cb_ada', amount: 4_900 });
  const page = await admin.open(holder, '/integrations/chargebee');
  await page.getByRole('tab', { name: 'Health' }).press('Enter');
  await page.getByRole('heading', { name: 'All is well' }).waitFor();
  await page.getByRole('row', { name: /Processed events 1 1/ }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('link', { name: 'Processed events' }).press('Enter');
  await page.getByRole('row', { name: /Payment succeeded/ }).waitFor();
});

test('each problem is one sentence with the button that mends it, by keyboard alone', async () => {
  const { holder, api, webhookUrl } = await aWorld();
  await admin.pay(webhookUrl, { email: 'ada+billing@example.com', customer: 'cb_1', amount: 4_900 });
  for (;;) {
    const { items } = (await api('GET', `${integration}/unmatched`)).body as { items: unknown[] };
    if (items.length > 0) break;
    await sleep(50);
  }
  await api('POST', `${integration}/webhook/rotate`, { keepOldHours: 0 });
  // The webhook remembers its keys for five seconds.
  await sleep(5_100);
  expect((await fetch(webhookUrl, { method: 'POST', body: '{}' })).status).toBe(404);
  const { options, version } = (await api('GET', integration)).body as { options: object; version: number };
  await api('PUT', integration, { status: 'off', options }, { 'if-match': `"${version}"` });
  const page = await admin.open(holder, health);
  await page.getByRole('tab', { name: 'Health 3 problems' }).waitFor();
  await problem(page, 'Events are refused').getByText('One request was refused within a day.').waitFor();
  await problem(page, 'Payments wait for their customer')
    .getByText('One payment waits in the inbox')
    .waitFor();
  await problem(page, 'The integration is off').getByRole('button', { name: 'Turn it on' }).press('Enter');
  await page.getByRole('tab', { name: 'Health 2 problems' }).waitFor();
  expect(await problem(page, 'The integration is off').count()).toBe(0);
  expect(await seriousProblems(page)).toEqual([]);
  await problem(page, 'Payments wait for their customer')
    .getByRole('link', { name: 'Open the inbox' })
    .press('Enter');
  await page.getByRole('article', { name: 'Ada+billing Sample' }).waitFor();
  await page.goBack();
  await problem(page, 'Events are refused')
    .getByRole('link', { name: 'Look at the URL and the credentials' })
    .press('Enter');
  await page.getByRole('button', { name: 'Rotate' }).or(page.getByText('Webhook URL')).first().waitFor();
});

test('events that failed are replayed from there, counted first; a viewer only looks', async () => {
  const { holder } = await aWorld();
  // What fails here is a fault of ours, which this stack has not: the answer is told to say so.
  const before = (page: Page) =>
    page.route('**/v1/integrations/chargebee/health', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { problems: unknown[] };
      const message = '2 events have failed and are not recorded. Replay them.';
      body.problems = [{ code: 'events_failed', message, since: '2026-11-20T09:00:00.000Z' }];
      await route.fulfill({ response: answer, json: body });
    });
  const page = await admin.open(holder, health, { before });
  const failed = problem(page, 'Events have failed');
  await failed.getByText('2 events have failed and are not recorded.').waitFor();
  await failed.getByRole('button', { name: 'Replay all…' }).press('Enter');
  const question = page.getByRole('dialog', { name: 'Decide these events again?' });
  await question.getByText('Nothing that the filter shows is decided again').waitFor();
  await question.getByRole('button', { name: 'Leave them as they are' }).press('Enter');
  const viewer = { ...holder, email: 'vera@acme.example', role: 'viewer' as const };
  const looking = await admin.open(viewer, health, { before });
  await problem(looking, 'Events have failed').getByRole('link', { name: 'See them' }).waitFor();
  expect(await problem(looking, 'Events have failed').getByRole('button').count()).toBe(0);
});
