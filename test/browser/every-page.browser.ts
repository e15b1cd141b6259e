import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seedDemo } from '../../local/demo.ts';
import { ada, openAdminPage, type AdminPage } from './support/admin-page.ts';
import { seriousProblems } from './support/serious-problems.ts';

/** Where screenshots are kept, if they are wanted. */
const screenshots = process.env['SCREENSHOTS'];

let admin: AdminPage;
const ids = new Map<string, string>();
beforeAll(async () => {
  admin = await openAdminPage();
  const api = await admin.api(ada);
  await seedDemo(api);
  const { webhook } = (await api('GET', '/v1/integrations/chargebee')).body as { webhook: { url: string } };
  const payments = [
    { email: 'ada@example.com', amount: 4_900, customer: 'cb_ada' },
    { email: 'grace@example.com', amount: 12_500, customer: 'cb_grace', currency: 'USD' },
    { email: 'ada@example.com', amount: 4_900, customer: 'cb_ada' },
    { email: 'nobody@example.com', amount: 9_900, customer: 'cb_nobody', currency: 'JPY' },
    { email: 'alan+billing@example.com', amount: 2_900, customer: 'cb_alan' },
  ];
  const arrived = async (eventId: string): Promise<void> => {
    while ((await api('GET', `/v1/integrations/chargebee/activity/${eventId}`)).status !== 200);
  };
  for (const payment of payments) {
    const eventId = await admin.pay(webhook.url, payment);
    ids.set('event', eventId);
    await arrived(eventId);
  }
  const { body } = await api('GET', '/v1/integrations/chargebee/activity?email=ada@example.com');
  const [, first] = (body as { items: { chargebeeTransactionId: string }[] }).items;
  await arrived(await admin.giveBack(webhook.url, first?.chargebeeTransactionId ?? '', 1_900));
  const asked = { outcomes: ['ignored'], from: '2026-01-01T00:00:00Z' };
  await api('POST', '/v1/integrations/chargebee/activity/replay', asked);
  for (const kind of ['programs', 'partners', 'leads', 'deals', 'customers', 'transactions', 'rewards']) {
    const { items } = (await api('GET', `/v1/${kind}`)).body as { items: { id: string }[] };
    ids.set(kind, items.at(-1)?.id ?? '');
  }
}, 90_000);
afterAll(() => admin.stop());

const pages: readonly [name: string, path: () => string, ready: string | RegExp][] = [
  ['settings', () => '/integrations/chargebee', 'Set up the webhook in Chargebee'],
  ['activity', () => '/integrations/chargebee/activity', 'nobody@example.com'],
  [
    'event',
    () => `/integrations/chargebee/activity?event=${ids.get('event') ?? ''}`,
    'What was done, and why',
  ],
  ['inbox', () => '/integrations/chargebee/inbox', 'Alan+billing Sample'],
  ['inbox-all', () => '/integrations/chargebee/inbox?show=all', 'Nobody Sample'],
  ['health', () => '/integrations/chargebee/health', 'Payments wait for their customer'],
  ['overview', () => '/overview', /Top partners/],
  ['programs', () => '/records/programs', 'Referrals'],
  ['partners', () => '/records/partners', 'Northwind Consulting'],
  ['leads', () => '/records/leads', 'grace@example.com'],
  ['deals', () => '/records/deals', 'Inbound request'],
  ['customers', () => '/records/customers', 'grace@example.com'],
  ['transactions', () => '/records/transactions', /Payment txn/],
  ['rewards', () => '/records/rewards', /Reward of/],
  ['customer', () => `/records/customers/${ids.get('customers') ?? ''}`, 'Reward earned'],
  ['program', () => `/records/programs/${ids.get('programs') ?? ''}`, 'Edit'],
  ['reward', () => `/records/rewards/${ids.get('rewards') ?? ''}`, 'Approve'],
  ['jobs', () => '/jobs', 'Decide events again'],
  ['program-form', () => `/records/programs/${ids.get('programs') ?? ''}/edit`, 'Add a reward rule'],
  ['deal-form', () => '/records/deals/new', 'Add a contact'],
  ['customer-form', () => '/records/customers/new', 'ChargeBee Customer ID'],
  ['audit', () => '/audit', /made the partner/],
  ['not-found', () => '/nowhere', 'There is nothing at this address'],
];

const looks = [
  { name: 'desktop-light', viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  { name: 'forced-colours', viewport: { width: 360, height: 740 }, forcedColors: 'active' },
] as const;

/** What is wrong with a page as it is shown, which is kept as a picture where they are wanted. */
async function look(page: Page, name: string, isLong = true): Promise<Record<string, unknown>> {
  const found = await seriousProblems(page);
  const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
  // In forced colours a page looks as the reader's system has it.
  if (screenshots !== undefined && !name.endsWith('forced-colours')) {
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: isLong });
  }
  return found.length > 0 || overflow > 0 ? { [name]: { found, overflow } } : {};
}

describe.each(looks)('on a $name', ({ name: device, ...shown }) => {
  test('every page can be read by everybody, and fits', async () => {
    const page = await admin.open(ada, '/', { ...shown, reducedMotion: 'reduce' });
    await page.getByRole('tab', { name: 'Settings' }).waitFor();
    const problems: Record<string, unknown> = {};
    for (const [name, path, ready] of pages) {
      await page.goto(admin.baseUrl + path());
      await page.getByText(ready).first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      Object.assign(problems, await look(page, `${name}-${device}`, name !== 'event'));
    }
    expect(problems).toEqual({});
  }, 180_000);

  test('so can that events are refused, and what to do about it', async () => {
    const holder = { ...ada, account: `refused-${device}` };
    const api = await admin.api(holder);
    const options = { convertLead: true, associateDeals: true, createTransactions: true };
    const path = '/v1/integrations/chargebee';
    const { body } = await api('PUT', path, { status: 'on', options }, { 'if-match': '"0"' });
    const { webhook } = body as { webhook: { url: string } };
    await api('POST', `${path}/webhook/rotate`, { keepOldHours: 0 });
    expect((await fetch(webhook.url, { method: 'POST', body: '{}' })).status).toBe(404);
    const page = await admin.open(holder, '/', { ...shown, reducedMotion: 'reduce' });
    await page.getByText('They went to an old webhook URL.').waitFor();
    expect(await look(page, `refused-${device}`)).toEqual({});
  });

  test('so can what a new account sees first', async () => {
    const page = await admin.open({ ...ada, account: `new-${device}` }, '/', {
      ...shown,
      reducedMotion: 'reduce',
    });
    const problems: Record<string, unknown> = {};
    await page.getByRole('button', { name: 'Add to Kiflo' }).waitFor();
    Object.assign(problems, await look(page, `add-to-kiflo-${device}`));
    await page.getByRole('button', { name: 'Add to Kiflo' }).click();
    await page.getByText('Waiting for the first event').waitFor();
    Object.assign(problems, await look(page, `waiting-${device}`));
    await page.goto(`${admin.baseUrl}/records/leads`);
    await page.getByText('There are no leads yet').waitFor();
    Object.assign(problems, await look(page, `empty-${device}`));
    await page.route('**/v1/**', (route) => route.abort());
    await page.goto(`${admin.baseUrl}/records/deals`);
    await page.getByRole('alert').waitFor();
    Object.assign(problems, await look(page, `error-${device}`));
    await page.evaluate('sessionStorage.clear()');
    await page.goto(admin.baseUrl);
    await page.getByRole('heading', { name: 'Sign in to Kiflo' }).waitFor();
    Object.assign(problems, await look(page, `sign-in-${device}`));
    expect(problems).toEqual({});
  }, 120_000);
});

test('a keyboard reaches the content, the menu and a row of the activity', async () => {
  const page = await admin.open(ada, '/integrations/chargebee/activity');
  await page.getByRole('table').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
  const row = page.getByRole('row', { name: /nobody/ }).getByRole('button');
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('the menu opens on a phone', async () => {
  const page = await admin.open(ada, '/', { viewport: { width: 360, height: 740 } });
  await page.getByRole('button', { name: 'Open the menu' }).click();
  await page.getByRole('link', { name: 'Partners' }).click();
  await page.getByRole('heading', { name: 'Partners' }).waitFor();
  expect(await page.getByRole('link', { name: 'Leads', exact: true }).isVisible()).toBe(false);
});

test('the first load is at most 200 KB gzipped, and its scripts need no unsafe-inline', async () => {
  const bodies = new Map<string, Buffer>();
  let policy = '';
  const page = await admin.open(ada, '/', {
    before: (opened) => {
      opened.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (pathname === '/signed-in') policy = response.headers()['content-security-policy'] ?? '';
        if (!/^\/(v1|oauth2|\.well-known)/.test(pathname) && response.ok()) {
          // What led to the sign-in is gone by now; the page comes again behind it.
          const keep = (body: Buffer): unknown => bodies.set(pathname, body);
          response.body().then(keep, () => undefined);
        }
      });
      return Promise.resolve();
    },
  });
  await page.getByRole('tab', { name: 'Settings' }).waitFor();
  await page.waitForTimeout(500);
  const sizes = [...bodies].map(([path, body]) => [path, gzipSync(body, { level: 9 }).length] as const);
  const sum = sizes.reduce((all, [, size]) => all + size, 0);
  console.log(`first load: ${sum} bytes gzipped`, Object.fromEntries(sizes));
  expect(sizes.length).toBeGreaterThan(3);
  expect(sum).toBeLessThanOrEqual(200_000);
  expect(policy).toMatch(/script-src 'self';/);
});

test('times are in the zone of the viewer, and say UTC', async () => {
  const page = await admin.open(ada, '/integrations/chargebee/activity', { timezoneId: 'Asia/Tokyo' });
  const time = page.getByRole('table').locator('time').first();
  await time.waitFor();
  const at = new Date((await time.getAttribute('datetime')) ?? '');
  const inZone = (timeZone: string, timeStyle: 'short' | 'medium'): string =>
    new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle, timeZone }).format(at);
  const plain = (text: string | null): string => (text ?? '').replaceAll('\u202f', ' ');
  expect(plain(await time.textContent())).toBe(plain(inZone('Asia/Tokyo', 'short')));
  expect(plain(await time.getAttribute('title'))).toBe(`${plain(inZone('UTC', 'medium'))} UTC`);
});
