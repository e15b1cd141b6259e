import type { Account } from '../account.ts';
import type { EmailDocument } from '../items/email-document.ts';
import type { Item } from '../items/record-item.ts';
import { hintName, keysOf } from '../keys.ts';
import { changeOf } from './item-writes.ts';
import type { Write } from './write.ts';

/** What leads from emails to a record that a payment may use: an open lead, or a deal without a customer. */
export interface Hint {
  readonly kind: 'lead' | 'deal';
  readonly id: string;
  /** What it says of the record, the record's version among it. */
  readonly said: { readonly version: number };
  readonly emails: readonly string[];
}

/** The documents of the emails of a record, as they were read before it is written. */
export type Documents = ReadonlyMap<string, EmailDocument>;

/** With these, and a customer of common length, a document stays within 1 KB: a unit for each write of it. */
export const room = { lead: 1, deal: 3 } as const;

const hintsIn = ({ leads, deals }: EmailDocument, { kind, id }: Hint) => {
  const all = kind === 'lead' ? leads : deals;
  const own = all.find((one) => ('leadId' in one ? one.leadId : one.dealId) === id);
  return { own, isFull: all.length >= room[kind] };
};

const known: ReadonlySet<string> = new Set(
  'leadId dealId email emails version partnerId registeredAt isLost beside'.split(' '),
);
/** What a later release keeps in a hint stays. */
const unknownOf = (hint: object | undefined): object =>
  Object.fromEntries(Object.entries(hint ?? {}).filter(([name]) => !known.has(name)));

/** A hint that stands beside the document of an email. */
function besideItem(account: Account, { kind, id, said, emails }: Hint, email: string): Item {
  const keys = keysOf(account);
  return kind === 'lead'
    ? { ...keys.openLead(email, id), leadId: id, ...said, email, beside: true }
    : { ...keys.freeDeal(email, id), dealId: id, ...said, emails, beside: true };
}

const oldest = (one: string, other: string | undefined): string =>
  other === undefined || one < other ? one : other;

/** That a place in a document was given. */
const placed = ({ version }: EmailDocument) => ({
  set: { version: version + 1 },
  condition: { kind: 'placed', version } as const,
});

/** That a hint stands beside a document from now on. Nobody is met who puts another there, unless that is an older lead. */
function tellBeside({ kind, id, said }: Hint, { leadsBeside }: EmailDocument) {
  const lastBeside = `${id}/${said.version}`;
  if (kind === 'deal') return { set: { dealsBeside: true, lastBeside } };
  const from = oldest(id, leadsBeside);
  return { set: { leadsBeside: from, lastBeside }, condition: { kind: 'leads_from', from } as const };
}

/**
 * Makes the hint `after` out of `before`. A record's hints stand in the documents of all its emails, where all have room, or
 * else beside all of them; where they once stand, they stay. A place in a document is given only while nobody else was given one since the
 * documents were read; all else is guarded by the version of the record.
 */
export function hintWrites(
  account: Account,
  before: Hint | undefined,
  after: Hint | undefined,
  documents: Documents,
): Write[] {
  const documentOf = (email: string): EmailDocument =>
    documents.get(email) ?? { email, version: 0, leads: [], deals: [] };
  const wasIn = before?.emails.some((email) => hintsIn(documentOf(email), before).own) ?? false;
  const wasBeside = before !== undefined && !wasIn;
  const fits = (hint: Hint) =>
    hint.emails.every((email) => {
      const { own, isFull } = hintsIn(documentOf(email), hint);
      return own !== undefined || !isFull;
    });
  const isIn = after !== undefined && !wasBeside && fits(after);

  return [...new Set([...(before?.emails ?? []), ...(after?.emails ?? [])])].flatMap((email) => {
    const document = documentOf(email);
    const old = before?.emails.includes(email) ? before : undefined;
    const young = after?.emails.includes(email) ? after : undefined;
    const writes: Write[] = [];
    const set: Record<string, unknown> = {};
    if (old && wasIn) set[hintName(old.kind, old.id)] = undefined;
    if (young && isIn) {
      const own = unknownOf(hintsIn(document, young).own);
      const emails = young.emails.length > 1 && { emails: young.emails };
      set[hintName(young.kind, young.id)] = { ...own, ...young.said, ...emails };
    }
    const isPlaced = young !== undefined && (old === undefined || wasIn !== isIn);
    const moved = isPlaced ? (isIn ? placed(document) : tellBeside(young, document)) : { set: {} };
    const all = { ...moved, set: { ...set, ...moved.set } };
    if (Object.keys(all.set).length > 0)
      writes.push({ kind: 'update', key: keysOf(account).emailDocument(email), ...all });
    const there = old && wasBeside ? besideItem(account, old, email) : undefined;
    const stands = young && !isIn ? besideItem(account, young, email) : undefined;
    if (stands) writes.push(there ? changeOf(there, stands) : { kind: 'put', item: stands });
    else if (there) writes.push({ kind: 'delete', key: { pk: there.pk, sk: there.sk } });
    return writes;
  });
}
