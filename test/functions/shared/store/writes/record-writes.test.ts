import { expect, test } from '@jest/globals';
import { idOf } from '../../../../../functions/shared/domain/ids.ts';
import { accountSchema } from '../../../../../functions/shared/store/account.ts';
import { customerRecords } from '../../../../../functions/shared/store/records/customer-records.ts';
import { dealRecords } from '../../../../../functions/shared/store/records/deal-records.ts';
import { leadRecords } from '../../../../../functions/shared/store/records/lead-records.ts';
import type { Write } from '../../../../../functions/shared/store/writes/write.ts';
import { ulid } from '../../../../support/payment-case.ts';

const account = accountSchema.parse('acme');
const common = { version: 3, createdAt: 1, email: 'ada@example.com' };
const lead = { ...common, leadId: idOf('lead', ulid(1)), registeredAt: 1, status: 'accepted' as const };
const contacts = [{ email: common.email }];
const deal = { ...common, dealId: idOf('deal', ulid(1)), name: 'Deal', status: 'open' as const, contacts };
const source = { kind: 'manual' as const };
const customer = { ...common, customerId: idOf('customer', ulid(1)), chargebeeCustomerIds: ['cb_1'], source };

test.each<[string, Write[]]>([
  ['a changed lead', leadRecords.writes(account, lead, { ...lead, version: 4 }, new Map())],
  ['a deleted lead', leadRecords.writes(account, lead, undefined, new Map())],
  ['a changed deal', dealRecords.writes(account, deal, { ...deal, version: 4 }, new Map())],
  ['a deleted deal', dealRecords.writes(account, deal, undefined, new Map())],
  ['a changed customer', customerRecords.writes(account, customer, { ...customer, version: 4 }, new Map())],
  ['a deleted customer', customerRecords.writes(account, customer, undefined, new Map())],
])('%s is written only where it still is as it was read', (_, writes) => {
  expect(writes[0]?.condition).toEqual({ kind: 'version', version: 3 });
});
