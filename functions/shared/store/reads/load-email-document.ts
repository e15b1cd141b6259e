import type { Account } from '../account.ts';
import { readEmailDocument, type EmailDocument } from '../items/email-document.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { getItem } from './get-item.ts';

/** What an email leads to, as far as it stands in its document: in one strongly consistent read. */
export const loadEmailDocument = async (
  table: Table,
  account: Account,
  email: string,
): Promise<EmailDocument> =>
  readEmailDocument(email, await getItem(table, keysOf(account).emailDocument(email)));
