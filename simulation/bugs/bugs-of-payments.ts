import { bug, inFile, type PlantedBug } from './planted-bug.ts';

const domain = inFile('shared/domain');

/** Mistakes about what is decided of a payment, and what its line says. */
export const bugsOfPayments: readonly PlantedBug[] = [
  bug(
    'an unmatched payment does not ask whether its customer is there by now',
    domain('payment/decide-payment', "put?.payment.state === 'unmatched' ? 'unmatched' : 'done'", "'done'"),
  ),
  bug(
    'money is a floating-point number',
    domain(
      'money',
      `const product = BigInt(amount) * BigInt(basisPoints);
  const half = product < 0n ? -5_000n : 5_000n;
  return Number((product + half) / 10_000n);`,
      'return Math.round((amount / 100) * (basisPoints / 10_000) * 100);',
    ),
  ),
  bug(
    'what comes before its payment is dropped',
    domain(
      'payment/unseen',
      "{ kind: 'put_waiting', waiting, under: paymentId ?? event.transaction.id },",
      '',
    ),
  ),
  bug(
    'deals that did not fit are left',
    domain(
      'payment/decide-payment',
      'put && remains(put.payment)',
      'put?.payment.waitingRemain !== undefined',
    ),
  ),
  bug(
    'who resumes a payment takes it for a copy',
    domain(
      'payment/decide-payment',
      'isRemaining || payment.line.eventId !== event.id',
      'payment.line.eventId !== event.id',
    ),
  ),
  bug(
    'an option that is off is done all the same',
    domain(
      'payment/decide-payment',
      "options.convertLead ? convertLead(payment, before) : optionOff('convert_lead', before)",
      'convertLead(payment, before)',
    ),
  ),
  bug(
    'a payment is recorded while the integration is off',
    domain('payment/decide-payment', "if (settings.status === 'off') {", 'if (false as boolean) {'),
  ),
  bug(
    'a payment that was ignored is recorded by a copy',
    domain(
      'payment/decide-payment',
      "!mayBecome(known.state, 'recorded', asked !== undefined)",
      "known.state === 'recorded'",
    ),
  ),
  bug(
    'a copy under another event id leaves no line',
    domain(
      'payment/decide-payment',
      "isRemaining || payment.line.eventId !== event.id ? 'money_back' : 'copy'",
      "isRemaining ? 'money_back' : 'copy'",
    ),
  ),
  bug(
    'an ordinary decline waits for its payment',
    domain('payment/unseen', "if (isDecline) return { outcome: 'ignored', code: 'payment_declined' };", ''),
  ),
  bug('a decline before its payment is forgotten at once', domain('payment/unseen', '8 * 86_400_000', '1')),
  bug(
    'a refused body leaves no line',
    domain(
      'lines/reject-body',
      "return { changes: [{ kind: 'put_line', line, ulid: ulids() }], next: 'done' };",
      "return { changes: line && ulids() ? [] : [], next: 'done' };",
    ),
  ),
  bug(
    'a copy of an unmatched payment never decides it again',
    domain('payment/decide-payment', '  remains(known);', "  remains(known) || known.state === 'unmatched';"),
  ),
  bug(
    'whoever has the email is the customer',
    domain(
      'payment/decide-payment',
      'const { linked } = payment.state;',
      'const linked = payment.state.linked ?? payment.state.customerByEmail;',
    ),
  ),
  bug(
    'an email leads to a customer that is another one at Chargebee',
    domain(
      'payment/payment-case',
      'return ids.length > 0 && !isSame &&',
      'return ids.length < 0 && !isSame &&',
    ),
  ),
  bug(
    'a payment that failed is recorded',
    domain('payment/why-not-acted-on', "if (status !== 'success') return 'not_successful';", ''),
  ),
  bug(
    'a transaction has the partner of a deal, whoever its customer is of',
    domain(
      'payment/create-transaction',
      'const { customerId, sourcePartnerId: partnerId } = customer.customer;',
      `const { customerId, sourcePartnerId } = customer.customer;
  const partnerId = state.deals.find((deal) => deal.partnerId)?.partnerId ?? sourcePartnerId;`,
    ),
  ),
];
