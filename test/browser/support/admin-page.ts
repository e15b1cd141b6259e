import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { createApiClient, type ApiClient } from '../../../local/api-client.ts';
import type { TokenHolder } from '../../../local/issuer.ts';
import { buildPage } from '../../../local/page/build-page.ts';
import { chargebeeEvent } from '../../../local/simulate/chargebee-event.ts';
import type { Happening } from '../../../local/simulate/happening.ts';
import { sendEvent } from '../../../local/simulate/send-event.ts';
import { startStack, type Stack } from '../../../local/start-stack.ts';

/** A payment as the simulator makes it; `amount` in the currency's own unit. */
export interface SimulatedPayment {
  readonly email: string;
  readonly amount: number;
  readonly customer: string;
  readonly currency?: string;
}

/** The whole local stack with the page in it, and a real browser. */
export interface AdminPage {
  readonly baseUrl: string;
  readonly api: (holder: TokenHolder) => Promise<ApiClient>;
  /** Opens a path in a browser of its own, and signs in on the way. */
  readonly open: (holder: Required<TokenHolder>, path: string, options?: OpenOptions) => Promise<Page>;
  /** Sends a payment to a webhook URL, and gives the id of its event. */
  readonly pay: (webhookUrl: string, payment: SimulatedPayment) => Promise<string>;
  /** Gives `amount` of a payment (its Chargebee transaction id) back in EUR, and gives the id of the event. */
  readonly giveBack: (
    webhookUrl: string,
    payment: string,
    amount: number,
    chargeback?: true,
  ) => Promise<string>;
  /** Voids a payment, and gives the id of the event. */
  readonly void: (webhookUrl: string, payment: string) => Promise<string>;
  /** What pages have said to the console since the start: a blocked script would be among it. */
  readonly complaints: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** What to do before the first request. */
  readonly before?: (page: Page) => Promise<unknown>;
}

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const ada: Required<TokenHolder> = { email: 'ada@acme.example', account: 'acme', role: 'admin' };

/** Fills the form of the sign-in page. */
async function signIn(page: Page, { email, account, role }: Required<TokenHolder>): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Account').fill(account);
  await page.getByLabel(role === 'admin' ? 'Admin' : 'Viewer').check();
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function send(webhookUrl: string, happening: Happening): Promise<string> {
  const event = chargebeeEvent(happening, new Date());
  const { status, text } = await sendEvent(webhookUrl, event.body);
  if (status !== 200) throw new Error(`The webhook answered ${status} ${text}`);
  return event.id;
}

/** Starts the stack on data of its own, and the browser; once for each test file. */
export async function openAdminPage(): Promise<AdminPage> {
  process.env['LOG_LEVEL'] = 'SILENT';
  const pageFolder = await buildPage(() => undefined);
  const dataDir = mkdtempSync(join(tmpdir(), 'browser-'));
  const stack: Stack = await startStack({ port: 0, dataDir, fresh: false, pageFolder });
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser: Browser = await chromium.launch({ executablePath, args: switches });
  const complaints: string[] = [];
  return {
    baseUrl: stack.baseUrl,
    complaints,
    api: async (holder) => createApiClient(stack.baseUrl, await stack.issuer.sign(holder)),
    open: async (holder, path, { before, ...options } = {}) => {
      const context = await browser.newContext({ locale: 'en-US', timezoneId: 'Europe/Paris', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
      });
      await before?.(page);
      await page.goto(stack.baseUrl + path);
      await signIn(page, holder);
      return page;
    },
    pay: (webhookUrl, payment) => send(webhookUrl, { kind: 'payment', currency: 'EUR', ...payment }),
    giveBack: (webhookUrl, payment, amount, chargeback) =>
      send(webhookUrl, { kind: 'refund', payment, amount, currency: 'EUR', chargeback: chargeback ?? false }),
    void: (webhookUrl, payment) =>
      send(webhookUrl, { kind: 'void', payment, amount: 4_900, currency: 'EUR' }),
    stop: async () => {
      await browser.close();
      await stack.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
