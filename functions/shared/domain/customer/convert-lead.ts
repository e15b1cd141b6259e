import type { ActionResult } from '../action-result.ts';
import type { Step } from '../lines/activity.ts';
import type { Code } from '../lines/codes.ts';
import { becomeCustomer, withCustomer, type CustomerDraft, type Origin } from './customer-draft.ts';
import { isLinkedToAnother, type PaymentCase } from '../payment/payment-case.ts';

const step = (code: Code, refs?: Step['refs']): Step => ({
  action: 'convert_lead',
  code,
  ...(refs && { refs }),
});

/** Convert lead to customer: the oldest open lead with the payer's email, while no customer carries the Chargebee id. */
export function convertLead(payment: PaymentCase, linked: CustomerDraft | undefined): ActionResult {
  const stop = (...why: Parameters<typeof step>): ActionResult => ({
    customer: linked,
    changes: [],
    steps: [step(...why)],
  });
  if (linked !== undefined) {
    const code = payment.state.isFormer ? 'matched_before_deletion' : 'matched_by_chargebee_id';
    return stop(code, { customerId: linked.customer.customerId });
  }
  const { email } = payment.event.customer;
  if (email === undefined) return stop('no_email');
  if (isLinkedToAnother(payment)) return stop('email_linked_to_other_chargebee_customer');
  const [lead] = payment.state.leads;
  if (lead === undefined) return stop('no_matching_lead');

  const { leadId, partnerId } = lead;
  const origin: Origin = {
    source: { kind: 'lead', id: leadId },
    ...(partnerId !== undefined && { partnerId }),
  };
  const made = becomeCustomer(payment, email, origin, payment.state.customerByEmail);
  const customer = withCustomer(made, { ...made.customer, ofLead: true });
  const { customerId } = customer.customer;
  return {
    customer,
    changes: [{ kind: 'convert_lead', lead, customerId, at: payment.now }],
    steps: [
      step('lead_converted', { leadId, customerId }),
      step(customer.kind === 'created' ? 'customer_created' : 'customer_taken_by_email', { customerId }),
    ],
  };
}
