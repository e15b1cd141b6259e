import type { LinkRefusal } from '../shared/domain/payment/link-target.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import { invalidBody, notFound } from '../shared/http/problems.ts';

/** Why a payment is not linked, as it is answered: who comes second is told what the first did. */
export function refusalAnswer(refusal: LinkRefusal): Answer {
  switch (refusal.refused) {
    case 'not_found':
      return notFound;
    case 'taken':
      return problem(422, 'taken', 'The lead was converted or refused, or the deal has a customer already.');
    case 'email_needed':
      return problem(
        422,
        'email_needed',
        'The payer has no email, or another customer has it: say which email the customer gets.',
      );
    case 'email_taken':
      return problem(409, 'email_taken', 'Another customer has this email.');
    case 'unknown_partner':
      return invalidBody('create.sourcePartnerId', 'There is no such partner.');
    case 'too_many_chargebee_ids':
      return problem(409, 'too_many_chargebee_ids', 'The customer carries as many Chargebee ids as one may.');
    case 'already_recorded': {
      const { transactionId, customerId } = refusal;
      const members = { transactionId, customerId };
      return problem(409, 'already_recorded', 'The payment is recorded already.', { members });
    }
    case 'linked_to_other_customer': {
      const { customerId } = refusal;
      return problem(
        409,
        'linked_to_other_customer',
        'The Chargebee customer is tied to another customer already.',
        { members: { customerId } },
      );
    }
  }
}
