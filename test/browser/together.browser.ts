import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ada, openAdminPage, type AdminPage } from './support/admin-page.ts';

let admin: AdminPage;
beforeAll(async () => {
  admin = await openAdminPage();
}, 60_000);
afterAll(() => admin.stop());

const grace = { ...ada, email: 'grace@acme.example' };
const path = '/v1/integrations/chargebee';

async function turnOn(account: string): Promise<void> {
  const options = { convertLead: false, associateDeals: false, createTransactions: false };
  const api = await admin.api({ ...ada, account });
  await api('PUT', path, { status: 'on', options }, { 'if-match': '"0"' });
}

test('two admins at once: the later one is shown what the other has saved, and asked', async () => {
  await turnOn('acme');
  const [mine, theirs] = [await admin.open(ada, '/'), await admin.open(grace, '/')];
  for (const page of [mine, theirs]) await page.getByRole('switch', { name: /Convert lead/ }).waitFor();
  await mine.getByRole('switch', { name: /Associate customer/ }).check({ force: true });
  await theirs.getByRole('switch', { name: /Convert lead/ }).check({ force: true });
  await theirs.getByRole('button', { name: 'Save changes' }).click();
  await theirs.getByText('Last changed by grace@acme.example').waitFor();

  await mine.getByRole('button', { name: 'Save changes' }).click();
  const alert = mine.getByRole('alert');
  await alert.getByText('Somebody else changed this meanwhile').waitFor();
  await alert.getByText('grace@acme.example').waitFor();
  expect(await alert.getByRole('row', { name: /Convert lead to customer on off/ }).count()).toBe(1);
  const api = await admin.api(ada);
  expect((await api('GET', path)).body).toMatchObject({
    options: { convertLead: true, associateDeals: false },
  });

  await alert.getByRole('button', { name: 'Save mine over it' }).click();
  await alert.waitFor({ state: 'detached' });
  expect((await api('GET', path)).body).toMatchObject({
    options: { convertLead: false, associateDeals: true },
  });
});

test('two admins in one record: the later one is asked to read it again, and loses nothing of the other', async () => {
  const api = await admin.api(ada);
  const { body } = await api('POST', '/v1/leads', { email: 'lead@example.com' });
  const { id } = body as { id: string };
  const mine = await admin.open(ada, `/records/leads/${id}/edit`);
  await mine.getByLabel('Company').fill('Mine');
  await api('PATCH', `/v1/leads/${id}`, { company: 'Theirs' }, { 'if-match': '"1"' });
  await mine.getByRole('button', { name: 'Save changes' }).click();
  await mine.getByText('Somebody else changed this meanwhile').waitFor();
  await mine.getByRole('button', { name: 'Read it again' }).click();
  await mine.waitForFunction(`document.querySelectorAll('input')[3].value === 'Theirs'`);
});

test('a viewer sees all of it, no secret, and nothing to change', async () => {
  await turnOn('globex');
  const page = await admin.open({ email: 'vera@globex.example', account: 'globex', role: 'viewer' }, '/');
  const url = page.getByText(/\/webhooks\/chargebee\/\*{4}.{4}$/);
  await url.waitFor();
  for (const option of await page.getByRole('switch').all()) expect(await option.isDisabled()).toBe(true);
  for (const name of [/Make a new URL/, /Set credentials/, /Turn off/, /Save/]) {
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  }
  await page.getByRole('link', { name: 'Leads' }).click();
  await page.getByRole('heading', { name: 'There are no leads yet' }).waitFor();
  expect(await page.getByRole('link', { name: 'Add a lead' }).count()).toBe(0);
  await page.goto(`${admin.baseUrl}/records/leads/new`);
  await page.getByText('an admin can change them').waitFor();
});

test('an account sees nothing of another', async () => {
  const page = await admin.open({ ...ada, account: 'initech' }, '/records/leads');
  await page.getByRole('heading', { name: 'There are no leads yet' }).waitFor();
});
