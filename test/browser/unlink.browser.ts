import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openAdminPage, type AdminPage } from './support/admin-page.ts';
import { demoAccount } from './support/demo-account.ts';
import { seriousProblems } from './support/serious-problems.ts';

let admin: AdminPage;
beforeAll(async () => {
  admin = await openAdminPage();
}, 60_000);
afterAll(() => admin.stop());

/** An account with the demo in it. */
async function aWorld() {
  const world = await demoAccount(admin, 'unlink');
  const customerId = async () => {
    const { items } = (await world.api('GET', '/v1/customers?chargebeeCustomerId=cb_ada')).body as {
      items: { id: string }[];
    };
    return items[0]?.id ?? '';
  };
  return { ...world, customerId };
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

test('a Chargebee customer is unlinked from its customer, with a reason, and it says what went back', async () => {
  const { holder, pay, count, customerId } = await aWorld();
  await pay();
  await pay();
  const page = await admin.open(holder, `/records/customers/${await customerId()}`);
  await page.setViewportSize({ width: 360, height: 740 });
  await button(page, 'Unlink cb_ada').press('Enter');
  const question = page.getByRole('dialog', { name: 'Unlink this Chargebee customer?' });
  await question.getByText(/goes back into the inbox/).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  // Without a reason it says so.
  await question.getByRole('button', { name: 'Unlink it' }).press('Enter');
  await question.getByText(/3/).first().waitFor();
  await question.getByLabel('Reason').fill('It is another company.');
  await question.getByRole('button', { name: 'Unlink it' }).press('Enter');
  await page.getByText('2 payments went back into the inbox.').waitFor();
  await page.waitForFunction('document.activeElement.textContent.startsWith("It was unlinked")');
  expect(await seriousProblems(page)).toEqual([]);
  expect(await count('/v1/transactions')).toBe(0);
  await page.getByRole('link', { name: 'See them in the inbox' }).press('Enter');
  await page.getByText('An admin unlinked its Chargebee customer.').first().waitFor();
  expect(await page.getByRole('article').count()).toBe(2);
});

test('all clear cases are linked: the list first, then how far it is', async () => {
  const { holder, api, pay, count } = await aWorld();
  await api('POST', '/v1/customers', { email: 'clear@example.com', firstName: 'Clara', lastName: 'Clear' });
  await pay({ email: 'clear@example.com', customer: 'cb_clear' });
  await pay({ email: 'nobody@example.com', customer: 'cb_nobody' });
  const page = await admin.open(holder, '/integrations/chargebee/inbox');
  await page.setViewportSize({ width: 360, height: 740 });
  await button(page, 'Link all clear cases…').press('Enter');
  const question = page.getByRole('dialog', { name: 'Link all clear cases?' });
  await question.getByText(/€49\.00 of .* to Clara Clear · clear@example\.com \(same email\)/).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await question.getByRole('button', { name: 'Link these 1' }).press('Enter');
  await page.getByRole('heading', { name: 'Link all clear cases of the inbox' }).waitFor();
  await page.getByText('One clear case.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  expect(await count('/v1/transactions')).toBe(1);
  await button(page, 'Link all clear cases…').press('Enter');
  await question.getByText(/There is no clear case/).waitFor();
  await question.getByRole('button', { name: 'Close' }).last().press('Enter');
  await question.waitFor({ state: 'detached' });
});
