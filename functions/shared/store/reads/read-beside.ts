import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { FreeDeal } from '../../domain/customer/deal.ts';
import type { OpenLead } from '../../domain/customer/lead.ts';
import type { Account } from '../account.ts';
import type { EmailDocument } from '../items/email-document.ts';
import { readAs } from '../items/read-as.ts';
import { freeDealSchema, openLeadSchema } from '../items/record-schemas.ts';
import { emailEntries, keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { commitWrites } from '../writes/commit-writes.ts';

/** What stands beside the document of an email, oldest first: its first item, or all. */
async function query(
  { client, name }: Table,
  pk: string,
  prefix: string,
  Limit?: 1,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': prefix },
        ConsistentRead: true,
        ...(Limit && { Limit }),
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined && Limit === undefined);
  return items;
}

/** Oldest first. What was moved between the reads is met in both: the later one says where it stands. */
const inOrder = <T>(all: readonly T[], idOf: (one: T) => string): readonly T[] =>
  [...new Map(all.map((one) => [idOf(one), one]))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, one]) => one);

/** Nothing stands beside the document any more, unless something was put there meanwhile. */
async function forget(table: Table, account: Account, document: EmailDocument, flags: readonly string[]) {
  const { email, lastBeside: last } = document;
  if (flags.length === 0 || last === undefined) return;
  const set = Object.fromEntries(flags.map((flag) => [flag, undefined]));
  const key = keysOf(account).emailDocument(email);
  const condition = { kind: 'last_beside', last } as const;
  await commitWrites(table, [{ kind: 'update', key, set, condition }]);
}

/** The oldest lead and all deals that an email leads to: where the document says that more may stand beside it, these too. */
export async function readBeside(
  table: Table,
  account: Account,
  document: EmailDocument,
): Promise<{ readonly leads: readonly OpenLead[]; readonly deals: readonly FreeDeal[] }> {
  const { email, leads, deals, leadsBeside, dealsBeside } = document;
  const [first] = leads;
  const { pk } = keysOf(account).emailDocument(email);
  const isOldest = leadsBeside === undefined || (first !== undefined && first.leadId < leadsBeside);
  const [leadItems, dealItems] = await Promise.all([
    isOldest ? undefined : query(table, pk, emailEntries.lead, 1),
    dealsBeside && query(table, pk, emailEntries.deal),
  ]);
  await forget(table, account, document, [
    ...(leadItems?.length === 0 ? ['leadsBeside'] : []),
    ...(dealItems?.length === 0 ? ['dealsBeside'] : []),
  ]);
  const besideLeads = (leadItems ?? []).map((item) => readAs(openLeadSchema, item));
  const besideDeals = (dealItems ?? []).map((item) => readAs(freeDealSchema, item));
  return {
    leads: inOrder([...leads, ...besideLeads], ({ leadId }) => leadId),
    deals: inOrder([...deals, ...besideDeals], ({ dealId }) => dealId),
  };
}
