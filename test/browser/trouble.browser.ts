import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { seedDemo } from '../../local/demo.ts';
import { ada, openAdminPage, type AdminPage } from './support/admin-page.ts';
import { seriousProblems } from './support/serious-problems.ts';

let admin: AdminPage;
beforeAll(async () => {
  admin = await openAdminPage();
  await seedDemo(await admin.api(ada));
}, 60_000);
afterAll(() => admin.stop());

const problem = {
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    title: 'Service Unavailable',
    status: 503,
    code: 'unavailable',
    detail: 'A part of the service is down; try again.',
  }),
};

test.each([
  ['/', 'The settings could not be read'],
  ['/records/leads', 'The leads could not be read'],
  ['/overview', 'The overview could not be read'],
])('an API that fails is told at %s, and can be asked again', async (path, title) => {
  let isDown = true;
  const page = await admin.open(ada, path, {
    before: (opened) =>
      opened.route('**/v1/**', (route) => (isDown ? route.fulfill(problem) : route.continue())),
  });
  const alert = page.getByRole('alert');
  await alert.getByText(title).waitFor();
  await alert.getByText('A part of the service is down').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  isDown = false;
  await alert.getByRole('button', { name: 'Try again' }).click();
  await alert.waitFor({ state: 'detached' });
});

test('a save that fails keeps what was typed', async () => {
  const page = await admin.open(ada, '/records/leads/new');
  await page.getByLabel('Email').fill('kept@example.com');
  await page.route('**/v1/leads', (route) => route.abort());
  await page.getByRole('button', { name: 'Add the lead' }).click();
  await page.getByText('Kiflo cannot be reached').waitFor();
  await page.unroute('**/v1/leads');
  await page.getByRole('button', { name: 'Add the lead' }).click();
  await page.getByRole('heading', { name: 'kept@example.com' }).waitFor();
  const api = await admin.api(ada);
  const { body } = await api('GET', '/v1/leads?email=kept@example.com');
  expect((body as { items: unknown[] }).items).toHaveLength(1);
});

test('an answer that was lost on the way makes no second record', async () => {
  const page = await admin.open(ada, '/records/leads/new');
  await page.getByLabel('Email').fill('once@example.com');
  await page.route('**/v1/leads', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Add the lead' }).click();
  await page.getByText('Kiflo cannot be reached').waitFor();
  await page.unroute('**/v1/leads');
  await page.getByRole('button', { name: 'Add the lead' }).click();
  await page.getByRole('heading', { name: 'once@example.com' }).waitFor();
  const api = await admin.api(ada);
  const { body } = await api('GET', '/v1/leads?email=once@example.com');
  expect((body as { items: unknown[] }).items).toHaveLength(1);
});

test('a slow network is told, and the page comes all the same', async () => {
  const page = await admin.open(ada, '/records/partners', {
    before: (opened) =>
      opened.route('**/v1/**', async (route) => {
        await sleep(6_000);
        await route.continue();
      }),
  });
  await page.getByRole('status', { name: 'Loading the partners' }).waitFor();
  await page.getByText('this takes longer than usual').waitFor();
  await page.getByRole('link', { name: 'Northwind Consulting' }).waitFor();
});

test('a token that has run out is renewed, and nothing is lost', async () => {
  let refusals = 0;
  const page = await admin.open(ada, '/records/leads', {
    before: (opened) =>
      opened.route('**/v1/leads*', (route) =>
        refusals++ === 0
          ? route.fulfill({ status: 401, body: '{"message":"Unauthorized"}' })
          : route.continue(),
      ),
  });
  await page.getByRole('table').waitFor();
  expect(refusals).toBe(2);
});

test('a sign-in that went wrong is told', async () => {
  const page = await admin.open(ada, '/');
  await page.getByRole('tab', { name: 'Activity' }).waitFor();
  await page.goto(`${admin.baseUrl}/signed-in?code=stolen&state=unknown`);
  await page.getByRole('heading', { name: 'You could not be signed in' }).waitFor();
});
