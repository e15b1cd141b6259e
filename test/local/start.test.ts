import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { type ApiClient, createApiClient } from '../../local/api-client.ts';
import { freePort } from '../../local/engine/free-port.ts';
import { openIssuer } from '../../local/issuer.ts';
import { readIntegration } from '../../local/read-integration.ts';
import { chargebeeEvent } from '../../local/simulate/chargebee-event.ts';
import { reportActivity } from '../../local/simulate/report-activity.ts';
import { sendEvent } from '../../local/simulate/send-event.ts';
import { type LocalCommand, localCommand } from './support/local-command.ts';

const DATA_DIR = mkdtempSync(join(tmpdir(), 'stack-'));
const list = z.object({ items: z.array(z.object({ id: z.string() })) });
let stack: LocalCommand;
let port: string;
let webhook: string;

async function start(args: string[] = []): Promise<void> {
  stack = localCommand('start', args, { PORT: port, DATA_DIR });
  const found = await stack.printed(/Webhook +(\S+)[^]+Try/);
  webhook = found[1] ?? '';
  port = new URL(webhook).port;
}

async function apiOf(...args: string[]): Promise<ApiClient> {
  const { output } = await localCommand('token', args, { PORT: port, DATA_DIR }).ended;
  return createApiClient(`http://localhost:${port}`, output.trim());
}

const idsOf = async (api: ApiClient, resource: string): Promise<string[]> =>
  list.parse((await api('GET', `/v1/${resource}`)).body).items.map(({ id }) => id);

beforeAll(async () => {
  port = '0';
  await start();
}, 30_000);

afterAll(async () => {
  stack.kill('SIGTERM');
  await stack.ended;
  rmSync(DATA_DIR, { recursive: true });
});

describe('npm start', () => {
  test('is up with all its parts when it says so', async () => {
    const answer = await fetch(`http://localhost:${port}/healthz`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'up', down: [] }]);
  });

  test('has the demo account as soon as it is up', async () => {
    const own = { PORT: String(await freePort()), DATA_DIR: join(DATA_DIR, 'own') };
    mkdirSync(own.DATA_DIR);
    const baseUrl = `http://localhost:${own.PORT}`;
    const issuer = await openIssuer(own.DATA_DIR, baseUrl);
    const api = createApiClient(baseUrl, await issuer.sign({ account: 'acme', role: 'admin' }));
    const other = localCommand('start', [], own);
    const isUp = () =>
      fetch(`${baseUrl}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    try {
      const end = Date.now() + 60_000; // a start that fails must not be asked for ever
      while (!(await isUp()) && Date.now() < end) await sleep(2);
      expect((await readIntegration(api)).webhook).not.toBeNull();
    } finally {
      other.kill('SIGTERM');
      await other.ended;
    }
  });

  test('turns the payment of a demo lead into a customer, a transaction and a reward', async () => {
    const args = ['payment', '--email', 'ada@example.com', '--amount', '4900', '--copies', '2'];
    const { code, output } = await localCommand('simulate', args, { PORT: port, DATA_DIR }).ended;
    expect(output).toMatch(/lead_converted[^]+deals_associated[^]+transaction_created[^]+reward_created/);
    expect(output).toMatch(/Reward rwd_\S+: 490 EUR/);
    expect(code).toBe(0);
    expect(await idsOf(await apiOf(), 'transactions')).toHaveLength(1);
  });

  test('shows an event on one readable line below its addresses, and keeps the log of the functions in a file', async () => {
    const answer = await fetch(webhook, { method: 'POST', body: '{"event_type":"card_added"}' });
    expect(answer.status).toBe(200);
    const [shown] = await stack.printed(
      /Try[^]+\d\d:\d\d:\d\d {2}acme {2}ev_\w+ {2}processed: .*\n[^]*webhook answered 200 ignored\n/,
    );
    expect(shown).not.toContain('{');
    expect(shown.match(/processed: /g)).toHaveLength(1);
    const log = readFileSync(join(DATA_DIR, 'functions.log'), 'utf8').trim().split('\n');
    const messages = log.map(
      (line) => z.object({ message: z.string().optional() }).parse(JSON.parse(line)).message,
    );
    expect(messages).toEqual(expect.arrayContaining(['webhook', 'worker']));
  });

  test('shows the demo account to its own tokens only', async () => {
    expect(await idsOf(await apiOf('--role', 'viewer'), 'leads')).toHaveLength(3);
    expect(await idsOf(await apiOf('--account', 'globex'), 'leads')).toEqual([]);
  });

  test('refuses a second instance on the same data, and a port that is taken', async () => {
    const second = await localCommand('start', [], { PORT: '0', DATA_DIR }).ended;
    expect(second).toEqual({ code: 1, output: expect.stringContaining('Another instance uses') });
    const other = await localCommand('start', [], { PORT: port, DATA_DIR: join(DATA_DIR, 'other') }).ended;
    expect(other).toEqual({ code: 1, output: expect.stringContaining(`Port ${port} is taken`) });
  }, 20_000);

  test('has lost nothing and doubled nothing when it was killed with an event just accepted', async () => {
    const payment = { kind: 'payment', email: 'grace@example.com', customer: 'cb_2', amount: 1000 } as const;
    const event = chargebeeEvent({ ...payment, currency: 'EUR' }, new Date());
    expect((await sendEvent(webhook, event.body)).status).toBe(200);
    stack.kill('SIGKILL');
    await stack.ended;
    await start();
    const api = await apiOf();
    const [outcome] = await reportActivity(api, event.id);
    expect(outcome).toBe(`${event.id}: processed`);
    expect(await idsOf(api, 'transactions')).toHaveLength(2);
    expect(await idsOf(api, 'leads')).toHaveLength(3);
  }, 60_000);

  test('ends well on SIGTERM, and begins anew with --fresh', async () => {
    stack.kill('SIGTERM');
    expect((await stack.ended).code).toBe(0);
    await start(['--fresh']);
    expect(await idsOf(await apiOf(), 'transactions')).toEqual([]);
    expect(await idsOf(await apiOf(), 'leads')).toHaveLength(3);
  }, 30_000);
});
