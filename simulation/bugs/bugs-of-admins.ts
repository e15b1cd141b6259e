import { bug, inFile, type PlantedBug } from './planted-bug.ts';

const pipeline = inFile('shared/pipeline');
const domain = inFile('shared/domain');
const store = inFile('shared/store');
const records = inFile('records');

/** Mistakes about what admins ask for. */
export const bugsOfAdmins: readonly PlantedBug[] = [
  bug(
    'a replay of an ignored payment forgets what was refunded meanwhile',
    domain(
      'payment/record-late',
      'const { entries, ...rest } = entriesOfFacts(whole, 0, { now, ulids });',
      "const { entries, ...rest } = entriesOfFacts(before.state === 'ignored' ? { ...whole, refunds: [] } : whole, 0, { now, ulids });",
    ),
  ),
  bug(
    'a replay records a payment that is recorded already',
    domain('payment/payment-moves', "recorded: ['ignored'],", "recorded: ['ignored', 'recorded'],"),
  ),
  bug(
    'a replay takes away what was done before',
    domain('payment/decided-again', 'lastingSteps(before) : before.steps', '[] : before.steps'),
  ),
  bug(
    'two links of one payment both win',
    domain(
      'payment/decide-link',
      "if (payment?.state === 'recorded') {",
      "if (payment?.state === 'recorded' && target.kind !== 'customer') {",
    ),
    domain(
      'payment/decide-link',
      "if (payment?.state !== 'unmatched')",
      "if (payment?.state !== 'unmatched' && payment?.state !== 'recorded')",
    ),
    domain(
      'payment/decide-link',
      'if (linked === undefined) return',
      "if (linked === undefined || target.kind === 'customer') return",
    ),
    store(
      'writes/identity-writes',
      "condition: { kind: 'uncarried', ...(identity && { version: identity.version - 1 }) },",
      '',
    ),
  ),
  bug(
    'a link takes a lead that was converted meanwhile',
    store(
      'writes/change-writes',
      "condition: { kind: 'version', version: lead.version },",
      "condition: { kind: 'present' },",
    ),
    store('reads/load-link', "if (!isOpenLead(lead)) return { kind: 'taken', emails: [] };", ''),
  ),
  bug(
    'a link takes a deal that is somebody’s',
    store('reads/load-link', "if (deal.customerId !== undefined) return { kind: 'taken', emails: [] };", ''),
  ),
  bug(
    'a link gives the uses of another customer',
    store(
      'payment-store',
      'limitedCustomer({ terms: known.terms, ...(tied && { linked: tied }) })',
      'limitedCustomer({ ...known, ...(tied && { linked: tied }) })',
    ),
  ),
  bug(
    'a link records what waits for whom the admin chose, whoever carries the id by now',
    domain(
      'payment/decide-link',
      "const isChosen = target.kind === 'customer' && target.customer.customerId === customerId;\n  const customer: CustomerDraft = { kind: 'known', customer: linked };",
      "const isChosen = target.kind === 'customer';\n  const customer: CustomerDraft = { kind: 'known', customer: target.kind === 'customer' ? target.customer : linked };",
    ),
  ),
  bug(
    'a payment that is dismissed is lost',
    domain(
      'payment/dismiss',
      "...(kind === 'dismiss' && { dismissed: true as const }),",
      "...(kind === 'dismiss' && { dismissed: true as const, state: 'ignored' as const }),",
    ),
  ),
  bug(
    'a payment that was dismissed stays so when it is recorded',
    domain(
      'payment/record-late',
      'const { chargebeeCustomer, dismissed: _, ...facts }',
      'const { chargebeeCustomer, ...facts }',
    ),
  ),
  bug(
    'a use that a void by hand gives back is offered to nobody',
    domain('payment/void-by-hand', '...(hasUsesToOffer(before, dead, byRule) && { usesToOffer: now }),', ''),
  ),
  bug(
    'a void by hand leaves what was earned',
    domain(
      'payment/void-by-hand',
      "...entries.map((one): Change => ({ kind: 'add_ledger_entry', entry: one, paymentId })),",
      '',
    ),
  ),
  bug(
    'an external id is taken by whoever asks for it',
    domain(
      'payment/pay-by-hand',
      'const chargebeeTransactionId = paymentIdByHand(externalId);',
      'const chargebeeTransactionId = paymentIdByHand(externalId + ulid);',
    ),
  ),
  bug(
    'a payment by hand takes no use',
    domain('payment/pay-by-hand', '...putRuleUses(customerId, uses, byRule),', ''),
  ),
  bug(
    'the answer to a payment by hand is not kept with it',
    records(
      'create-transaction',
      'return deps.store.commit(whose, changes, kept);',
      'return deps.store.commit(whose, changes);',
    ),
  ),
  bug(
    'a correction that is sent again is made again',
    records('create-correction', '{ writes, answer, now, idempotency });', '{ writes, answer, now });'),
  ),
  bug(
    'a link is not in the audit log',
    domain(
      'payment/decide-link',
      "{ kind: 'add_audit_entry', entry: linkEntry(one, tied.customer.customer, ulid) },",
      '',
    ),
  ),
  bug(
    'a dismissal is in the audit log though nothing was done',
    domain('payment/dismiss', "if (changes.length === 0) return { changes, next: 'done' };", ''),
  ),
  bug(
    'a replay is not in the audit log',
    pipeline(
      'audited',
      "changes: [...decision.changes, { kind: 'add_audit_entry', entry }]",
      'changes: decision.changes',
    ),
  ),
  bug(
    'a replay whose message comes twice is in the audit log twice',
    pipeline(
      'audited',
      'const { auditId, at, outcome: before } = mark;',
      "const { at, outcome: before } = mark;\n    const auditId = 'aud_' + one.ulids();",
    ),
  ),
  bug(
    'an unlinked payment keeps its use of a limited rule',
    domain('payment/decide-unlink', '...putRuleUses(customerId, uses, byRule),', ''),
  ),
  bug(
    'what was appended to a payment stays when it is unlinked',
    domain('payment/decide-unlink', '    ...changes,\n', ''),
  ),
  bug(
    'an unlinked payment keeps its rewards until it is linked again',
    domain('payment/decide-unlink', '    rewards: [],\n', ''),
  ),
  bug(
    'a refund counts twice once its payment is linked again',
    domain(
      'money-back/remove-entries',
      "{ kind: 'remove_ledger_entry', paymentId, ulid: one.entry.ulid },",
      '',
    ),
  ),
  bug(
    'a payment of which something is paid is unlinked',
    domain(
      'payment/decide-unlink',
      "if (hasPaid(before)) return { changes: [], next: { refused: 'paid' } };",
      '',
    ),
  ),
  bug(
    'an unlinked payment is not in the audit log',
    domain('payment/decide-unlink', "{ kind: 'add_audit_entry', entry },", ''),
  ),
  bug(
    'an unlink takes the conversion of a lead off the line',
    domain('payment/unlinked-line', '...lastingSteps(before).slice(-maxKept),', ''),
  ),
  bug(
    'whoever was deleted at Chargebee has its payments though it was unlinked',
    domain(
      'customer/chargebee-identity',
      'const { former, version, ...others }',
      'const { version, ...others }',
    ),
  ),
  bug(
    'a reward that gives way keeps its use',
    domain(
      'rewards/judge-anew',
      'changeHeld(byRule[ruleId], ruleVersion, date, -1)',
      'changeHeld(byRule[ruleId], ruleVersion, date, 0)',
    ),
  ),
  bug('a reward that gave way counts still', domain('rewards/judge-anew', "use: 'replaced' as const,", '')),
  bug(
    'a payment keeps its partner when it is moved',
    domain(
      'rewards/judge-anew',
      '...(partnerId !== undefined && { partnerId }),\n    ...(ratedAnew',
      '...(was !== undefined && { partnerId: was }),\n    ...(ratedAnew',
    ),
  ),
  bug(
    'a payment that moves to another partner is not in the audit log',
    domain(
      'payment/decide-anew',
      "...audited(one, before, after).map((entry): Change => ({ kind: 'add_audit_entry', entry })),",
      '',
    ),
  ),
  bug(
    'a reward that gave way counts when its payment lives again',
    domain('money-back/ledger', " || reward.use === 'replaced'", ''),
  ),
];
