import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ulid } from 'ulid';
import type { Deal } from '../../../functions/shared/domain/customer/deal.ts';
import type { Lead } from '../../../functions/shared/domain/customer/lead.ts';
import { idOf } from '../../../functions/shared/domain/ids.ts';
import { readEmailDocument } from '../../../functions/shared/store/items/email-document.ts';
import { dealSchema, leadSchema } from '../../../functions/shared/store/items/record-schemas.ts';
import type { RecordType } from '../../../functions/shared/store/items/record-type.ts';
import { keysOf } from '../../../functions/shared/store/keys.ts';
import { loadEmailDocument } from '../../../functions/shared/store/reads/load-email-document.ts';
import { readBeside } from '../../../functions/shared/store/reads/read-beside.ts';
import { readItem } from '../../../functions/shared/store/reads/read-item.ts';
import { dealRecords } from '../../../functions/shared/store/records/deal-records.ts';
import { leadRecords } from '../../../functions/shared/store/records/lead-records.ts';
import { saveRecord } from '../../../simulation/save-record.ts';
import { anEvent } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { interleaving, type Actor } from './interleave.ts';
import { itemsOf } from './items-of.ts';
import { worker } from './worker-actor.ts';

let t: TestTable;
let side: ReturnType<typeof interleaving>;
beforeAll(async () => {
  t = await testTable();
  side = interleaving(t);
});
afterAll(async () => {
  side.stop();
  await t.stop();
});

const email = 'ada@example.com';
const paying = (n: number, customer = 'cb_1') =>
  anEvent({ id: `ev_${n}`, transaction: { id: `txn_${n}` }, customer: { id: customer, email } });

const aLead = (more: Partial<Lead> = {}): Lead => ({
  leadId: idOf('lead', ulid()),
  version: 1,
  email,
  status: 'accepted',
  registeredAt: 1,
  createdAt: 1,
  ...more,
});
const aDeal = (emails: readonly string[] = [email]): Deal => ({
  dealId: idOf('deal', ulid()),
  version: 1,
  name: 'Deal',
  status: 'open',
  contacts: emails.map((one) => ({ email: one })),
  createdAt: 1,
});

/** An admin who changes a record as it is, or deletes it where nothing is left of it. */
const changing =
  <T extends { readonly version: number }>(
    { account }: Seeded,
    type: RecordType<T>,
    id: string,
    change: (before: T) => T | undefined,
  ): Actor =>
  async (table) => {
    const before = await readItem(table, keysOf(account).record(type.kind, id), type.schema);
    const after = before && change(before);
    if (before === undefined) return;
    await saveRecord(table, account, type, {
      before,
      ...(after && { after: { ...after, version: before.version + 1 } }),
    });
  };
const creating =
  <T extends { readonly version: number }>(
    { account }: Seeded,
    type: RecordType<T>,
    after: () => T,
    written: (kind: string) => void = () => undefined,
  ): Actor =>
  async (table) => {
    const { kind } = await saveRecord(table, account, type, { after: after() });
    written(kind);
  };

/** Open leads and free deals of an account, and what leads to them: the same, each with the version of its record. */
async function expectNothingLost({ account }: Seeded): Promise<void> {
  const items = await itemsOf(t.table, account);
  const of = (kind: string, sk: string) =>
    items.filter((item) => item['sk'] === sk && String(item['pk']).split('#')[1] === kind);
  const leads = of('lead', 'lead').map((item) => leadSchema.parse(item));
  const deals = of('deal', 'deal').map((item) => dealSchema.parse(item));
  const open = leads.filter(({ status }) => status === 'accepted' || status === 'pending');
  const free = deals.filter(({ customerId }) => customerId === undefined);
  const expected = [
    ...open.map((one) => `${one.email} ${one.leadId} ${one.version}`),
    ...free.flatMap((one) => one.contacts.map((contact) => `${contact.email} ${one.dealId} ${one.version}`)),
  ];
  const emails = [email, 'cfo@example.com', 'new@example.com'];
  const found: string[] = [];
  for (const one of emails) {
    const all = items.filter(({ pk }) => pk === keysOf(account).emailDocument(one).pk);
    const document = readEmailDocument(
      one,
      all.find(({ sk }) => sk === 'document'),
    );
    const ids = (its: readonly { readonly version: number; leadId?: string; dealId?: string }[]) =>
      its.map(({ leadId, dealId, version }) => `${one} ${leadId ?? dealId ?? ''} ${version}`);
    const beside = all.filter(({ sk }) => !/^(document|former#)/.test(String(sk)));
    found.push(...ids(document.leads), ...ids(document.deals));
    found.push(...ids(beside as unknown as { version: number; leadId?: string; dealId?: string }[]));
    // It is read for a unit, and written for one or two, whoever is added beside whom.
    expect(document.leads.length).toBeLessThanOrEqual(1);
    expect(document.deals.length).toBeLessThanOrEqual(3);
    // A payment finds the oldest lead and every deal.
    const seen = await readBeside(t.table, account, await loadEmailDocument(t.table, account, one));
    const own = open.filter((lead) => lead.email === one).map(({ leadId }) => leadId);
    expect(seen.leads.map(({ leadId }) => leadId)[0]).toBe(own.sort()[0]);
    const its = free.filter(({ contacts }) => contacts.some((contact) => contact.email === one));
    expect(seen.deals.map(({ dealId }) => dealId)).toEqual(its.map(({ dealId }) => dealId).sort());
  }
  expect(found.sort()).toEqual(expected.sort());
}

type Scene = (seeded: Seeded) => Promise<Record<string, Actor>>;

/** Leads and deals of one email, some more than its document holds. */
const crowded: Scene = async (seeded) => {
  const leads = [await seeded.lead({ email }), await seeded.lead({ email })];
  const deals = [
    await seeded.deal({ emails: [email] }),
    await seeded.deal({ emails: [email, 'cfo@example.com'] }),
  ];
  const [first = '', second = ''] = leads.map(({ leadId }) => leadId);
  const [one = '', shared = ''] = deals.map(({ dealId }) => dealId);
  const older = idOf('lead', `0000000000${ulid().slice(10)}`);
  return {
    'a payment': worker(seeded, paying(1)),
    'another payment': worker(seeded, paying(2)),
    'a payment of another customer': worker(seeded, paying(3, 'cb_2')),
    'a lead': creating(seeded, leadRecords, aLead),
    'an older lead': creating(seeded, leadRecords, () => aLead({ leadId: older })),
    'a deal': creating(seeded, dealRecords, aDeal),
    'another deal': creating(seeded, dealRecords, aDeal),
    'a deal of two': creating(seeded, dealRecords, () => aDeal([email, 'cfo@example.com'])),
    'a deal of the other': creating(seeded, dealRecords, () => aDeal(['cfo@example.com'])),
    'the first lead is refused': changing(seeded, leadRecords, first, (lead): Lead =>
      lead.customerId ? lead : { ...lead, status: 'refused' },
    ),
    'the first lead moves': changing(seeded, leadRecords, first, (lead) => ({
      ...lead,
      email: 'new@example.com',
    })),
    'the second lead moves': changing(seeded, leadRecords, second, (lead) => ({
      ...lead,
      email: 'new@example.com',
    })),
    'the second lead is deleted': changing(seeded, leadRecords, second, (lead) =>
      lead.customerId ? lead : undefined,
    ),
    'a deal gets a contact': changing(seeded, dealRecords, one, (deal) => ({
      ...deal,
      contacts: [...deal.contacts, { email: 'cfo@example.com' }],
    })),
    'a deal loses a contact': changing(seeded, dealRecords, shared, (deal) => ({
      ...deal,
      contacts: [{ email: 'cfo@example.com' }],
    })),
    'a deal is deleted': changing(seeded, dealRecords, one, (deal) => (deal.customerId ? deal : undefined)),
  };
};

test('whoever adds, moves and uses what one email leads to, request by request, nothing of it is lost or left behind', async () => {
  const names = Object.keys(await crowded(await seedAccount(t.table)));
  const some = fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 5 });
  const turns = fc.array(fc.nat(5), { minLength: 30, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(some, turns, async (chosen, dice) => {
      const seeded = await seedAccount(t.table);
      const actors = await crowded(seeded);
      let turn = 0;
      await side.run(
        chosen.flatMap((name) => actors[name] ?? []),
        () => dice[turn++ % dice.length] ?? 0,
      );
      await expectNothingLost(seeded);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('of ten leads and ten deals that are added at once, each finds its place', async () => {
  const seeded = await seedAccount(t.table);
  const kinds: string[] = [];
  const written = (kind: string) => kinds.push(kind);
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      await creating(seeded, leadRecords, aLead, written)(t.table);
      await creating(seeded, dealRecords, aDeal, written)(t.table);
    }),
  );
  expect(new Set(kinds)).toEqual(new Set(['committed']));
  await expectNothingLost(seeded);
});

test('an older lead that comes to an email that has one is converted first', async () => {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email });
  const moving = await seeded.lead({ email: 'new@example.com', leadId: idOf('lead', '0'.repeat(26)) });
  await seeded.lead({ email });
  await changing(seeded, leadRecords, moving.leadId, (lead) => ({ ...lead, email }))(t.table);
  await worker(seeded, paying(1))(t.table);
  const key = keysOf(seeded.account).record('lead', moving.leadId);
  expect(await readItem(t.table, key, leadSchema)).toMatchObject({ status: 'converted' });
  await expectNothingLost(seeded);
});

test('what stood beside a document is looked for no more once it is gone', async () => {
  const seeded = await seedAccount(t.table);
  const { account } = seeded;
  await seeded.lead({ email });
  for (let n = 0; n < 5; n++) await seeded.deal({ emails: [email] });
  expect(await loadEmailDocument(t.table, account, email)).toMatchObject({ dealsBeside: true });
  await worker(seeded, paying(1))(t.table);
  await worker(seeded, paying(2))(t.table);
  expect(await loadEmailDocument(t.table, account, email)).not.toHaveProperty('dealsBeside');
  await expectNothingLost(seeded);
});

test('what is added while a payment finds nothing beside a document is found by the next', async () => {
  const seeded = await seedAccount(t.table);
  const { account } = seeded;
  const deals = [];
  for (let n = 0; n < 4; n++) deals.push(await seeded.deal({ emails: [email] }));
  const last = deals.at(-1)?.dealId ?? '';
  await changing(seeded, dealRecords, last, () => undefined)(t.table);
  const before = await loadEmailDocument(t.table, account, email);
  expect(before).toMatchObject({ dealsBeside: true });
  let added: string | undefined;
  const send = async (command: Parameters<typeof t.table.client.send>[0]): Promise<unknown> => {
    // It has looked, and is about to say that nothing is there.
    if (command.constructor.name === 'UpdateCommand' && added === undefined)
      ({ dealId: added } = await seeded.deal({ emails: [email] }));
    return t.table.client.send(command);
  };
  const client = Object.assign(Object.create(t.table.client) as typeof t.table.client, { send });
  await readBeside({ ...t.table, client }, account, before);
  expect(added).toBeDefined();
  await expectNothingLost(seeded);
});
