/** Every reason there is, and its sentence for the admin. A code is stable; its sentence may be reworded. */
export const sentences = {
  // receive
  integration_off: 'The integration was off when this was processed, so nothing was done.',
  not_a_payment: 'The transaction in this event is not a payment, so nothing was done.',
  not_successful: 'The payment in this event has not succeeded, so nothing was done.',
  amount_not_positive: 'The payment has no amount above zero, so nothing was done.',
  already_recorded: 'This payment was recorded before, by another event; nothing was recorded twice.',
  still_unmatched:
    'This payment waits in the unmatched inbox already. It was decided again, and still finds no customer.',
  payment_was_ignored:
    'This payment was seen before, while it was not to be recorded; it stays so, whatever copies come.',
  recorded_now:
    'This payment was not recorded when it came first: it was unmatched, or had failed. It was recorded now.',
  state_known: 'This state was known already, so nothing was done.',
  newer_state_known: 'A newer state of this is known already, so nothing was done.',
  not_a_payment_or_refund:
    'The transaction in this event is neither a payment nor a refund or reversal of one, so nothing was done.',
  not_a_refund: 'The transaction in this event is not a refund, so nothing was done.',
  status_not_acted_on: 'The status in this event moves no money, so nothing was done.',
  payment_not_named:
    'It does not say which payment it takes back; this waits for an event about the same refund or reversal that does.',
  refund_in_other_currency:
    'The refund or reversal is in another currency than the payment, so nothing was done.',
  payment_not_seen:
    'Its payment is not recorded yet: it has not arrived, or has failed. This waits for it, for as long as it takes.',
  refund_not_seen: 'Its refund has not arrived yet; this waits for it, for as long as it takes.',
  payment_declined:
    'A payment that never succeeded here was declined, so nothing was done; it is remembered for 8 days.',
  payment_unknown:
    'Only a succeeded payment is recorded, and this one has not arrived, so nothing was done; it is remembered for 8 days.',
  refund_unknown:
    'This refund has not been reported as paid out, so nothing was done; it is remembered for 8 days.',
  invalid_json: 'The body is not JSON.',
  invalid_event: 'The body is not a Chargebee event that can be understood.',
  unsupported_api_version:
    'The event is not in API version 2: choose version 2 for the webhook in Chargebee.',
  payload_too_large: 'The body is larger than 1 MiB.',
  processing_failed: 'The event could not be processed; what was received is kept with this line.',
  line_unreadable:
    'This was written in a form that this version of the integration cannot read. All of it is kept, and only what can be read of it is shown.',
  given_up:
    'For hours the event could not be recorded, so it was set aside. Kiflo was alerted; it is recorded as soon as it is sent on from there.',
  replayed: 'An admin asked for this: it was decided again, with the settings of that moment.',
  linked:
    'An admin linked the Chargebee customer to a customer, so this payment was recorded, whatever the options.',
  unlinked:
    'An admin took the Chargebee customer off the customer, so the payment waits in the inbox again, and what was recorded of it is taken back.',
  recorded_by_hand: 'An admin recorded this payment by hand: no event told it.',
  voided_by_hand: 'An admin voided this payment: it never brought money.',
  dismissed: 'An admin dismissed this payment: it does not wait in the inbox any more, and is kept.',
  restored: 'An admin put this payment back into the inbox.',
  // every action
  option_off: 'This option is turned off.',
  no_email: 'The Chargebee customer has no email address to match on.',
  email_linked_to_other_chargebee_customer:
    'The customer with this email belongs to another Chargebee customer already; nothing was changed.',
  // convert_lead
  matched_by_chargebee_id: 'A customer carries this Chargebee customer ID already; no lead was needed.',
  matched_before_deletion:
    'The payment occurred before this Chargebee customer was deleted, so it is that of the customer that carried its ID; no lead was needed.',
  lead_converted: 'The lead with this email was converted to a customer.',
  no_matching_lead: 'No pending or accepted lead has this email.',
  // convert_lead and associate_deals
  customer_created: 'A customer was created from the Chargebee customer.',
  customer_taken_by_email: 'The customer with this email was given the Chargebee customer ID.',
  // associate_deals
  deals_associated: 'The customer was put on the deals with a contact of this email.',
  no_matching_deal: 'No deal without a customer has a contact with this email.',
  several_partners: 'The deals name different partners; the oldest deal decided the source partner.',
  // create_transaction
  transaction_created: 'The payment was recorded as a transaction.',
  decided_again:
    'The payment came again while it was not recorded, unmatched or failed, and was decided again.',
  customer_unknown:
    'No customer carries this Chargebee customer ID; the payment waits in the unmatched inbox.',
  customer_dismissed:
    'No customer carries this Chargebee customer ID, and an admin does not want to see its payments in the inbox; this one is kept among the dismissed.',
  // give_reward
  reward_created: 'The source partner earned a reward.',
  no_source_partner: 'The customer has no source partner, so nobody earned a reward.',
  partner_unknown: 'The source partner does not exist any more, so nobody earned a reward.',
  partner_not_active: 'The source partner is not active, so no reward was given.',
  no_reward_rules: "The partner's program has no reward rules.",
  no_rule_in_force: 'The reward rule was not in force on the date of the payment.',
  rule_used_up: 'The customer has had all that the reward rule promises.',
  judged_again:
    'Another payment never brought money and gave back its use of the reward rule, so this payment was judged again.',
  payment_reassigned:
    'An admin reassigned the customer with the past: this payment was judged anew by the rules of its new source partner.',
  payment_rated_anew:
    "An admin rated the program's payments anew: this payment is judged by the rules of that moment from now on.",
  below_minimum: "The payment is below the reward rule's minimum amount.",
  other_currency: "The reward rule's minimum is in another currency than the payment.",
  reward_zero: 'The reward would be zero.',
  // give_back
  refund_recorded: 'The refund was recorded: it takes back a part of the payment, or all that was left.',
  chargeback_recorded: "The payer's bank took the money back; the chargeback was recorded like a refund.",
  reversal_recorded:
    'The direct debit bounced after it was collected; the reversal takes back a part of the payment, or all that was left.',
  payment_reversed:
    'The payment failed late, was voided or was deleted; all that was left of it was taken back.',
  refund_undone: 'The refund was voided, failed or was deleted; the payment counts again by that much.',
  reversal_undone: 'The reversal was voided, failed or was deleted; the payment counts again by that much.',
  payment_restored: 'The payment stands after all, and counts again.',
  left_unchanged: 'It changes nothing in what is left of the payment, so nothing was recorded.',
  payment_not_recorded:
    'The payment was seen and is not recorded, so nothing was given back; what is left of it has changed.',
  unmatched_left_changed: 'The payment waits in the unmatched inbox; what is left of it there has changed.',
  // update_invoices
  invoices_updated: 'The payment is shown with the invoices that it is applied to by now.',
  // reverse_reward
  reward_reversed: 'The source partner gives back what the reward rules no longer pay.',
  reward_restored: 'The source partner gets again what the reward rules pay for what is left.',
  use_given_back:
    'A payment that brought no money uses nothing up: the reward rule has its use back, for another payment.',
  reversal_of_cancelled:
    'The reward is cancelled: what changes of it counts as nothing, and counts again if the reward comes back.',
  reward_unchanged: 'The reward rules pay the same for what is left.',
  no_reward_to_reverse: 'The payment earned no reward, so none was taken back.',
  // update_customer and unlink_customer
  chargebee_customer_unknown:
    'No customer carries this Chargebee customer ID, so nothing was changed; it is remembered for 8 days, in case its first payment is still to come.',
  customer_updated: 'The customer follows the Chargebee customer: name, company and email.',
  customer_unchanged: 'The customer is the same as in Chargebee already.',
  email_taken: 'Another customer has this email already, so the customer keeps its own.',
  customer_unlinked:
    'The Chargebee customer was deleted, and its ID was taken off the customer; what was recorded stays.',
} as const;

const known: ReadonlyMap<string, string> = new Map(Object.entries(sentences));

/** The sentence of a code; of one that a later release wrote, the code itself. */
export const sentenceOf = (code: string): string => known.get(code) ?? code;

export type Code = keyof typeof sentences;
export const codes = Object.keys(sentences) as [Code, ...Code[]];
