import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { createApiClient, type ApiClient } from '../../local/api-client.ts';
import { openIssuer } from '../../local/issuer.ts';
import { paymentSucceeded } from '../support/chargebee-event.ts';
import { localCommand, type LocalCommand } from '../local/support/local-command.ts';

const planted = ['4929000000006821', 'Planted Lane 77', 'planted.user@console.example', 'Planted Holder'];
const [number = '', line1 = '', user = '', holder = ''] = planted;
const webhookPassword = 'planted:pass:word';
const basicCredentials = Buffer.from(`chargebee:${webhookPassword}`).toString('base64');

/** A payment that carries what must not be kept in every place where Chargebee or a merchant may put it. */
const leaky = (id: string, amount: number) => {
  const address = { first_name: holder, line1, city: line1, zip: number };
  return paymentSucceeded({
    event: { id: `ev_${id}`, user, planted: { number, line1 } },
    transaction: {
      id: `txn_${id}`,
      amount,
      masked_card_number: number,
      payment_method_details: JSON.stringify({ card: { first_name: holder, number } }),
      billing_address: address,
      error_text: number,
    },
    customer: {
      email: 'ada@example.com',
      phone: number,
      billing_address: address,
      card: { number },
      meta_data: { number },
      cf_card: number,
    },
    invoice: { billing_address: address, shipping_address: address, notes: [{ note: number }] },
    subscription: { shipping_address: address, cf_card: number },
    card: { first_name: holder, masked_number: number, iin: number, billing_addr1: line1 },
  });
};

const DATA_DIR = mkdtempSync(join(tmpdir(), 'secrets-'));
let stack: LocalCommand;
let webhook: string;
let api: ApiClient;
const answers: string[] = [];

const post = async (body: unknown): Promise<void> => {
  const answer = await fetch(webhook, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${basicCredentials}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  answers.push(JSON.stringify([answer.status, await answer.text()]));
};

/** Every byte that the stack keeps on disk, by file. */
const kept = (): [file: string, bytes: string][] =>
  readdirSync(DATA_DIR).map((file) => [file, readFileSync(join(DATA_DIR, file), 'latin1')]);

beforeAll(async () => {
  stack = localCommand('start', [], { PORT: '0', DATA_DIR });
  webhook = (await stack.printed(/Webhook +(\S+)[^]+Try/))[1] ?? '';
  const { origin } = new URL(webhook);
  const issuer = await openIssuer(DATA_DIR, origin);
  api = createApiClient(origin, await issuer.sign({ account: 'acme', role: 'admin' }));
}, 30_000);

afterAll(async () => {
  stack.kill('SIGTERM');
  await stack.ended;
  rmSync(DATA_DIR, { recursive: true });
});

test('what must not be kept is in no file, no log and no answer', async () => {
  const credentials = { username: 'chargebee', password: webhookPassword };
  const set = await api('PUT', '/v1/integrations/chargebee/webhook/basic-auth', credentials, {
    'if-match': '"1"',
  });
  answers.push(JSON.stringify(set));
  const files: [file: string, bytes: string][] = [];
  const bodies = [
    leaky('good', 4900),
    leaky('copy', 4900),
    leaky('refused', -1),
    { ...leaky('v1', 4900), api_version: 'v1' },
    { ...leaky('unhandled', 4900), event_type: 'card_added' },
    `{"card":"${planted.join()}`,
    planted.join().repeat(20_000),
  ];
  for (const body of bodies) {
    await post(body);
    files.push(...kept());
  }
  for (let lines = 0; lines < 6;) {
    const { body } = await api('GET', '/v1/integrations/chargebee/activity');
    lines = z.object({ items: z.array(z.unknown()) }).parse(body).items.length;
  }
  const { paths } = z
    .object({ paths: z.record(z.string(), z.unknown()) })
    .parse((await api('GET', '/v1/openapi.json')).body);
  for (const path of Object.keys(paths).filter((path) => path.startsWith('/v1/') && !path.includes('{'))) {
    const answer = await api('GET', path);
    if (answer.status === 200) answers.push(JSON.stringify(answer));
  }
  files.push(...kept());
  stack.kill('SIGTERM');
  const { output } = await stack.ended;
  files.push(...kept());

  const read = (name: string) =>
    files
      .filter(([file]) => file.startsWith(name))
      .map(([, bytes]) => bytes)
      .join('\n');
  const places = {
    'the answers': answers.join('\n'),
    'the terminal': output,
    'the log': read('functions.log'),
    'the table': read('table.db'),
    'the queue': read('queue.db'),
    'all files': read(''),
  };
  for (const [place, text] of Object.entries(places)) {
    // What may be kept is in each of these places, so that what may not would be found there too.
    expect({ place, found: text.includes('ev_good') && /rej_[\w-]{22}/.test(text) }).toEqual({
      place,
      found: true,
    });
    for (const secret of [...planted, webhookPassword, basicCredentials]) {
      expect({ place, secret, found: text.includes(secret) }).toEqual({ place, secret, found: false });
    }
  }
}, 60_000);
