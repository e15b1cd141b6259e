import type { Customer } from '../../shared/domain/customer/customer.ts';
import { problem } from '../../shared/http/answer.ts';
import type { Account } from '../../shared/store/account.ts';
import { keysOf } from '../../shared/store/keys.ts';
import { referenceGuard, type Guard } from '../guard.ts';

const emailTaken = problem(409, 'email_taken', 'Another customer has this email.');
const chargebeeIdTaken = problem(
  409,
  'chargebee_id_taken',
  'Another customer carries this Chargebee customer ID.',
);

/** A customer's email and Chargebee ids are its own, which its own writes see to; its source partner has to be there. */
export function customerGuards(account: Account, before: Customer | undefined, after: Customer): Guard[] {
  const keys = keysOf(account);
  return [
    ...referenceGuard(account, 'partner', 'sourcePartnerId', [
      before?.sourcePartnerId,
      after.sourcePartnerId,
    ]),
    { key: keys.emailDocument(after.email), answer: emailTaken },
    ...after.chargebeeCustomerIds.map((id) => ({
      key: keys.chargebeeCustomer(id),
      answer: chargebeeIdTaken,
    })),
  ];
}
