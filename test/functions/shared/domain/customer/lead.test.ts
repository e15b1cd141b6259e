import { expect, test } from '@jest/globals';
import { contactEmails } from '../../../../../functions/shared/domain/customer/deal.ts';
import { isOpenLead, leadStatuses } from '../../../../../functions/shared/domain/customer/lead.ts';

test('a pending and an accepted lead are open, a refused and a converted one are not', () => {
  expect(leadStatuses.filter((status) => isOpenLead({ status }))).toEqual(['pending', 'accepted']);
});

test('a deal is found by the email of each of its contacts, once', () => {
  const contacts = [
    { email: 'a@example.com' },
    { email: 'b@example.com', name: 'B' },
    { email: 'a@example.com' },
  ];
  expect(contactEmails({ contacts })).toEqual(['a@example.com', 'b@example.com']);
});
