import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openAdminPage, type AdminPage } from './support/admin-page.ts';
import { demoAccount } from './support/demo-account.ts';
import { seriousProblems } from './support/serious-problems.ts';

let admin: AdminPage;
beforeAll(async () => {
  admin = await openAdminPage();
}, 60_000);
afterAll(() => admin.stop());

interface Listed {
  items: { id: string; name?: string; email?: string; customerId: string }[];
}

/** An account with the demo in it, a payment of a lead, and some of it changed by two admins. */
async function aWorld() {
  const { holder, api, pay } = await demoAccount(admin, 'audit');
  const { eventId } = await pay();
  const first = async (kind: string) => {
    const [one] = ((await api('GET', `/v1/${kind}`)).body as Listed).items;
    if (one === undefined) throw new Error(`There are no ${kind}.`);
    return one;
  };
  const bob = await admin.api({ ...holder, email: 'bob@acme.example' });
  const change = async (path: string, body: object) => {
    // The payment made both: each has its first version.
    expect(await bob('PATCH', path, body, { 'if-match': '"1"' })).toMatchObject({ status: 200 });
  };
  const { id: rewardId, customerId } = await first('rewards');
  await change(`/v1/rewards/${rewardId}`, { status: 'approved' });
  await change(`/v1/customers/${customerId}`, { company: 'Analytical Engines' });
  return { holder, rewardId, customerId, eventId };
}

const entries = (page: Page) => page.getByRole('list', { name: 'Audit log' }).getByRole('listitem');

test('the audit log says in plain words who did what, and from what to what', async () => {
  const { holder } = await aWorld();
  const page = await admin.open(holder, '/integrations/chargebee');
  await page.getByRole('link', { name: 'Audit' }).click();
  await page.getByRole('heading', { name: 'Audit' }).waitFor();
  const [newest, before] = [entries(page).nth(0), entries(page).nth(1)];
  await newest.getByText('bob@acme.example changed the customer').waitFor();
  await newest.getByText('became Analytical Engines').waitFor();
  await before.getByText('bob@acme.example moved the status of Reward of').waitFor();
  await before.getByText('pending became approved').waitFor();
  await before.getByRole('link', { name: /Reward of/ }).click();
  await page.getByRole('heading', { name: /Reward of/ }).waitFor();
});

test('it is filtered by admin, by what was done, by record and by day, with the keyboard alone', async () => {
  const { holder, rewardId } = await aWorld();
  const page = await admin.open(holder, '/audit');
  await entries(page).nth(2).waitFor();
  await page.getByLabel('Admin').focus();
  await page.keyboard.type('bob@acme.example');
  await page.keyboard.press('Enter');
  await page.waitForURL(/by=bob/);
  await entries(page).nth(2).waitFor({ state: 'detached' });
  await entries(page).nth(1).waitFor();
  expect(await entries(page).count()).toBe(2);
  await page.getByLabel('What was done').focus();
  await page.keyboard.type('Reward moved');
  await page.waitForURL(/action=reward_moved/);
  await entries(page).nth(1).waitFor({ state: 'detached' });
  await entries(page).first().waitFor();
  expect(await entries(page).count()).toBe(1);
  await page.goto(`${admin.baseUrl}/audit?record=${rewardId}`);
  await entries(page).getByText('pending became approved').waitFor();
  expect(await entries(page).count()).toBe(1);
  await page.getByLabel('To (UTC)').fill('2020-01-01');
  await page.getByRole('heading', { name: 'Nothing fits' }).waitFor();
});

test('a record, its customer and its event show what was done to them', async () => {
  const { holder, rewardId, customerId, eventId } = await aWorld();
  const page = await admin.open(holder, `/records/rewards/${rewardId}`);
  const own = page.getByRole('region', { name: 'Who did what' });
  await own.getByText('pending became approved').waitFor();
  await page.goto(`${admin.baseUrl}/records/customers/${customerId}`);
  await own.getByText('became Analytical Engines').waitFor();
  // What was done to a reward is told of its customer too.
  await own.getByText('pending became approved').waitFor();
  const story = page.getByRole('region', { name: 'The whole story' });
  await story.getByText('Reward moved').waitFor();
  await story.getByText('by bob@acme.example').first().waitFor();
  await page.goto(`${admin.baseUrl}/integrations/chargebee/activity?event=${eventId}`);
  await page.getByRole('dialog').getByText('No admin has changed anything here.').waitFor();
});

test('a viewer does not see it', async () => {
  const { holder, rewardId } = await aWorld();
  const viewer = { ...holder, email: 'vera@acme.example', role: 'viewer' } as const;
  const page = await admin.open(viewer, `/records/rewards/${rewardId}`);
  await page.getByRole('region', { name: 'Details' }).waitFor();
  expect(await page.getByText('Who did what').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Audit' }).count()).toBe(0);
  await page.goto(`${admin.baseUrl}/audit`);
  await page.getByText('The audit log is for admins.').waitFor();
});

describe.each([
  { name: 'light', viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { name: 'dark, on a phone', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  { name: 'forced colours, on a phone', viewport: { width: 360, height: 740 }, forcedColors: 'active' },
] as const)('in $name', ({ name: _, ...shown }) => {
  test('everybody can read it, and it fits', async () => {
    const { holder, customerId } = await aWorld();
    const page = await admin.open(holder, '/audit', { ...shown, reducedMotion: 'reduce' });
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    await entries(page).getByText('pending became approved').waitFor();
    expect({ found: await seriousProblems(page), overflow: await overflow() }).toEqual({
      found: [],
      overflow: 0,
    });
    await page.goto(`${admin.baseUrl}/records/customers/${customerId}`);
    await page.getByText('pending became approved').waitFor();
    expect({ found: await seriousProblems(page), overflow: await overflow() }).toEqual({
      found: [],
      overflow: 0,
    });
  });
});

test('no page has complained', () => {
  expect(admin.complaints).toEqual([]);
});
