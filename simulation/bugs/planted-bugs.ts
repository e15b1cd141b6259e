import type { Patch, PlantedBug } from './planted-bug.ts';

const bug = (name: string, ...patches: Patch[]): PlantedBug => ({ name, patches });
const inFile =
  (folder: string) =>
  (file: string, find: string, replace: string): Patch => ({
    file: `functions/${folder}/${file}.ts`,
    find,
    replace,
  });
const worker = inFile('worker');
const middleware = inFile('shared/middleware');
const queue = inFile('shared/queue');
const pipeline = inFile('shared/pipeline');
const domain = inFile('shared/domain');
const store = inFile('shared/store');
const records = inFile('records');

/** Mistakes that others made, or that are easily made. */
export const plantedBugs: readonly PlantedBug[] = [
  bug(
    'the line is written before the effect',
    pipeline(
      'process-event',
      'const result = changes.length > 0 ? await store.commit(account, changes) : nothingToCommit;',
      `const lines = changes.filter((change) => change.kind === 'put_line');
       const result = lines.length > 0 ? await store.commit(account, lines) : nothingToCommit;
       if (result.kind === 'committed') await store.commit(account, changes.filter((change) => change.kind !== 'put_line'));`,
    ),
  ),
  bug(
    'the payment is marked as done before its customer is written',
    store(
      'writes/commit-changes',
      'const result = await commitWrites(table, [...mergeWrites(writes.flat()), ...beside]);',
      `const [mark = [], ...rest] = writes;
       let result = await commitWrites(table, mark);
       if (result.kind === 'committed') result = await commitWrites(table, [...rest.flat(), ...beside]);`,
    ),
  ),
  bug(
    'a payment is put without a condition',
    store(
      'writes/change-writes',
      'item: paymentItem(account, payment),\n        condition: versionBefore(payment),',
      'item: paymentItem(account, payment),',
    ),
  ),
  bug(
    'a line is put without a condition',
    store(
      'writes/change-writes',
      "return [{ kind: 'update', key: { pk, sk }, set, ...condition }];",
      "return [{ kind: 'update', key: { pk, sk }, set }];",
    ),
  ),
  bug(
    'a lead is converted whatever its version',
    store(
      'writes/change-writes',
      "condition: { kind: 'version', version: lead.version },",
      "condition: { kind: 'present' },",
    ),
  ),
  bug(
    'what a customer had of limited rules is put without a condition',
    store(
      'writes/change-writes',
      "return [{ kind: 'put', item, condition: versionBefore(uses) }];",
      "return [{ kind: 'put', item }];",
    ),
  ),
  bug(
    'a customer is changed whatever its version',
    store(
      'writes/customer-writes',
      "condition: { kind: 'version', version: before.version },",
      "condition: { kind: 'present' },",
    ),
  ),
  bug(
    'an unmatched payment does not ask whether its customer is there by now',
    domain('payment/decide-payment', "put?.payment.state === 'unmatched' ? 'unmatched' : 'done'", "'done'"),
  ),
  bug(
    'one failed message fails its batch',
    middleware('partial-batch', 'await job.putBack(error);', 'throw error;'),
  ),
  bug(
    'an error is swallowed, and the message counts as done',
    middleware('partial-batch', '    back.add(record);\n', ''),
  ),
  bug(
    'the webhook answers 200 though the queue has nothing',
    inFile('webhook')(
      'take-in',
      'const messageId = message && (await queue(message));',
      'const messageId = message && (await queue(message).catch(() => undefined));',
    ),
  ),
  bug(
    'a time-out counts as a refusal',
    pipeline(
      'is-permanent',
      'error instanceof Unwritable ||',
      "error instanceof Unwritable || (error instanceof Error && 'cause' in error && String(error.cause).includes('TimeoutError')) ||",
    ),
  ),
  bug(
    'nobody waits for the write',
    pipeline(
      'process-event',
      'const result = changes.length > 0 ? await store.commit(account, changes) : nothingToCommit;',
      'const result = nothingToCommit as Committed; void store.commit(account, changes).catch(() => undefined);',
    ),
    pipeline(
      'process-event',
      'import type { Account }',
      "import type { Committed } from '../shared/store/writes/commit-changes.ts';\nimport type { Account }",
    ),
  ),
  bug(
    'what waits is read from an index',
    store('reads/load-waiting', 'ConsistentRead: true,', 'ConsistentRead: false,'),
  ),
  bug(
    'the payment path reads from an index',
    store('reads/get-item', 'ConsistentRead: true', 'ConsistentRead: false'),
    store('reads/batch-get', 'ConsistentRead: true', 'ConsistentRead: false'),
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
    'retries have no jitter',
    queue('retry-delay', 'Math.ceil(longest * (0.5 + random / 2))', 'Math.ceil(longest)'),
    pipeline('race-pause', 'random * 20 * 2 ** attempt', '20 * 2 ** attempt'),
  ),
  bug(
    'retries come every five seconds',
    queue(
      'retry-delay',
      'Math.min(longestDelaySeconds, firstDelaySeconds * 2 ** Math.min(receives - 1, 20))',
      'Math.min(longestDelaySeconds, firstDelaySeconds)',
    ),
  ),
  bug(
    'the cache never expires',
    inFile('shared')('remember', 'clock() - known.since < milliseconds', 'clock() >= known.since'),
  ),
  bug(
    'copies are told by the event, not by the payment',
    store('items/payment-item', '...keys.payment(chargebeeTransactionId),', '...keys.payment(line.eventId),'),
  ),
  bug(
    'a refund is applied as often as it is told',
    domain(
      'money-back/fact-of',
      'refunds.find((refund) => refund.id === id);',
      'refunds.find((refund) => refund.id === id && false);',
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
    'the last event to come is the newest',
    domain('money-back/fact-of', 'const order = compareStates(state, before);', 'const order = 1;'),
  ),
  bug(
    'a direct debit that bounced is nothing to act on',
    domain('money-back/takes-back', "type === 'refund' || isReversal(type)", "type === 'refund'"),
  ),
  bug(
    'a payment that bounced counts as one that was refunded',
    domain(
      'money-back/fact-of',
      'const reversal = isReversal(transaction.type) &&',
      'const reversal = false &&',
    ),
  ),
  bug(
    'whole seconds are compared with milliseconds as they are',
    inFile('shared/chargebee')('transaction', '? second + 999 : second', '? second : second'),
  ),
  bug(
    'an advance is not shown with the invoice that it is applied to later',
    domain('money-back/applied-to', 'return isNewer(told, known) ? told : known;', 'return known;'),
  ),
  bug(
    'what waits and does not fit into one write is left',
    domain('money-back/settle', '...(waitingNext !== undefined && { waitingRemain: waitingNext }),', ''),
  ),
  bug(
    'what is settled of a part is not kept',
    domain('money-back/settle', '{ waitingRemain: waitingNext }', "{ waitingRemain: '' }"),
    domain(
      'money-back/settle',
      "if (waited) changes.push({ kind: 'remove_waiting'",
      "if (false) changes.push({ kind: 'remove_waiting'",
    ),
  ),
  bug(
    'a partial refund takes the whole reward',
    domain(
      'money-back/ledger',
      'rewardFor(reward, { amount: has, currency }) -',
      'rewardFor(reward, { amount: has === had ? has : 0, currency }) -',
    ),
  ),
  bug(
    'what was taken back is paid before its reward',
    domain('rewards/move-reversal', "if (reward.status !== 'paid') return refused('reward_not_paid');", ''),
  ),
  bug(
    'what goes back while a reward is cancelled is forgotten',
    domain(
      'money-back/ledger',
      "reward.use === 'replaced') return 0;",
      "reward.use === 'replaced' || reward.status === 'cancelled') return 0;",
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
    'payments of all accounts share their keys',
    store(
      'keys',
      "pk: join(account, 'payment', chargebeeTransactionId),\n    sk: paymentSk,",
      "pk: join('all', 'payment', chargebeeTransactionId),\n    sk: paymentSk,",
    ),
  ),
  bug('emails are compared as they are typed', domain('customer/email', '.trim().toLowerCase()', '.trim()')),
  bug(
    'an email keeps what cannot be seen',
    domain('customer/email', "text.replace(/\\p{Cf}/gu, '')", 'text'),
  ),
  bug(
    'an event is given up, and its message deleted',
    worker(
      'handler',
      `if (isLast && message.kind === 'event') {
        await keepEvent(own, account, message.event, { code: 'given_up', cause: error });
      }
      throw error;`,
      `if (!isLast || message.kind !== 'event') throw error;
      await keepEvent(own, account, message.event, { code: 'given_up', cause: error });
      return { processed: 'failed' as const, error };`,
    ),
  ),
  // Those that the simulation itself found in this product.
  bug(
    'a refund in the inbox asks again whether there is no customer',
    store(
      'writes/change-writes',
      'return [put, ...formerPartnerItems(account, payment).map(',
      `if (payment.state === 'unmatched' && payment.chargebeeCustomer && payment.version > 1) {
        const key = keys.chargebeeCustomer(payment.chargebeeCustomer.id);
        return [put, { kind: 'check', key, condition: { kind: 'absent' } }];
      }
      return [put, ...formerPartnerItems(account, payment).map(`,
    ),
  ),
  bug(
    'the line of an event that failed gives way to nothing',
    store(
      'writes/to-transact-item',
      "text: 'attribute_not_exists(pk) OR outcome = :failed',\n        values: { ':failed': 'failed' },",
      "text: 'attribute_not_exists(pk)',",
    ),
  ),
  bug(
    'an event waits without the payment knowing',
    domain('money-back/settle', 'payment === before && !hasWaiting &&', 'payment === before &&'),
  ),
  bug(
    'a customer is read before what its email leads to',
    store(
      'reads/load-payment-state',
      `  const document = email === undefined ? undefined : await loadEmailDocument(table, account, email);
  const only = document && onlyCustomer(document, id, occurredAt);
  if (only) return { linked: only, customerByEmail: only, leads: [], deals: [] };

  const byEmail = await loadByEmail(table, account, document, id);
  const { customer: byId, ...known } = await readIdentity(table, account, id);`,
      `  const { customer: byId, ...known } = await readIdentity(table, account, id);
  const document = email === undefined ? undefined : await loadEmailDocument(table, account, email);
  const byEmail = await loadByEmail(table, account, document, id);`,
    ),
  ),
  bug(
    'whoever uses a lead or a deal forgets what stands beside its email',
    store(
      'writes/used-hint-write',
      'set: { [name]: undefined },',
      'set: { [name]: undefined, leadsBeside: undefined, dealsBeside: undefined },',
    ),
  ),
  bug(
    'whoever takes a deal takes all that its email leads to',
    store(
      'writes/merge-writes',
      'return { ...one, set: { ...one.set, ...other.set }, ...(condition && { condition }) };',
      'return { ...one, set: { ...other.set }, ...(condition && { condition }) };',
    ),
  ),
  bug(
    'deals beside the document of an email are not looked for',
    store('reads/read-beside', 'dealsBeside && query(table, pk, emailEntries.deal)', 'undefined'),
  ),
  bug(
    'what is read together is mixed up',
    store(
      'reads/read-together',
      'resolve(items.get(textOfKey(key)))',
      'resolve([...items.values()].find(({ sk }) => sk === key.sk))',
    ),
  ),
  bug(
    'what is told of a customer before its first payment is dropped',
    domain(
      'customer/decide-customer-event',
      "[{ action, code: 'chargebee_customer_unknown' }], keep(one));",
      "[{ action, code: 'chargebee_customer_unknown' }]);",
    ),
  ),
  bug(
    'a payment from before a deletion does not find its customer',
    domain(
      'customer/chargebee-identity',
      'identity?.former?.find(({ until }) => occurredAt <= until);',
      'identity?.former?.find(({ until }) => occurredAt <= until && false);',
    ),
  ),
  bug(
    'a stale payment overwrites a newer name',
    domain(
      'customer/follow',
      'known === undefined || resourceVersion > known.resourceVersion',
      'known === undefined || resourceVersion !== known.resourceVersion',
    ),
  ),
  bug(
    'an email that was taken is never tried again',
    domain(
      'customer/follow',
      'const emailTaken = owner !== undefined && owner.customerId !== before.customerId;',
      `const emailTaken =
    (owner !== undefined && owner.customerId !== before.customerId) ||
    followedState(before, id)?.emailTaken === true;`,
    ),
  ),
  bug(
    'what goes back of a payment that is not recorded is forgotten',
    domain(
      'money-back/apply-event',
      'const fact = factOf(payment, event);',
      `if (payment.state === 'ignored') return { payment, outcome: 'ignored', steps: [], entries: [], byRule };
  const fact = factOf(payment, event);`,
    ),
  ),
  bug(
    'a lost deal names the source partner',
    domain('customer/deal', 'naming.find(({ isLost }) => !isLost) ?? naming[0]', 'naming[0]'),
  ),
  bug(
    'a payment that died keeps its use',
    domain(
      'rewards/give-back-uses',
      "if (use !== 'held') return reward;",
      'if (use !== undefined) return reward;',
    ),
  ),
  bug(
    'a use that was given back is offered to nobody',
    domain(
      'money-back/settle',
      'return isFreed && isWanted(',
      'return isFreed && before === after && isWanted(',
    ),
  ),
  bug(
    'a rule of months has no lower end',
    domain(
      'rewards/rule-use',
      'Math.max(...days) >= addMonths(Math.min(...days), lasts.count)',
      'date >= addMonths(Math.min(...daysHeld(use)), lasts.count)',
    ),
  ),
  bug(
    'a line is listed as processed, whatever its outcome',
    store(
      'items/line-item',
      'list(lineListing(line), ulid)',
      "list(lineListing({ outcome: 'processed' }), ulid)",
    ),
  ),
  bug(
    'a payment whose rewards are paid is listed as open',
    store('items/recorded-listing', 'rewards.every(isSettled)', 'rewards.length === 0'),
  ),
  // One for each rule that a look at the end can show to be broken, and that none of those above breaks.
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
    'a lead takes a customer away from its partner',
    domain(
      'customer/customer-draft',
      'partnerId === undefined || sourcePartnerId !== undefined || noPartner',
      'partnerId === undefined || noPartner',
    ),
  ),
  bug(
    'a deleted Chargebee customer keeps its id',
    domain('customer/unlink', 'chargebeeCustomerIds.filter((one) => one !== id)', 'chargebeeCustomerIds'),
  ),
  bug(
    'an email that another customer has is taken',
    domain(
      'customer/follow',
      'owner !== undefined && owner.customerId !== before.customerId;',
      'false as boolean;',
    ),
  ),
  bug(
    'a minimum is forgotten',
    domain(
      'rewards/judge-rule',
      "if (minimum !== null && paid.amount < minimum.amount) return 'below_minimum';",
      '',
    ),
  ),
  bug(
    'a minimum counts in every currency',
    domain(
      'rewards/judge-rule',
      "if (minimum !== null && minimum.currency !== paid.currency) return 'other_currency';",
      '',
    ),
  ),
  bug(
    'a payment is judged by the newest wording of a rule',
    domain(
      'rewards/program',
      'versions.find(({ from, until }) => (from ?? -Infinity) <= date && date < (until ?? Infinity));',
      'date === undefined ? undefined : versions.at(-1);',
    ),
  ),
  bug(
    'a reward is held back for no day',
    domain('rewards/judge-rule', 'payableAt: date + holdDays * dayMs', 'payableAt: date + 0 * holdDays'),
  ),
  bug(
    'a rule of payments rewards one more than it promises',
    domain(
      'rewards/rule-use',
      "if (lasts.kind === 'payments') return countHeld(use) >= lasts.count;",
      "if (lasts.kind === 'payments') return countHeld(use) > lasts.count;",
    ),
  ),
  bug(
    'a payment that lives again earns nothing',
    domain('rewards/judge', "use === 'given_back' ? ruleId : []", '[]'),
  ),
  bug(
    'a reward that comes back stands beside the old one',
    domain('rewards/judge', 'return place === -1', 'return place !== -2'),
  ),
  bug(
    'a reward is paid before it is payable',
    domain('rewards/move-reward', "status === 'paid' && now < before.payableAt", 'now < 0'),
  ),
  bug(
    'a paid reward is cancelled',
    domain(
      'rewards/reward-moves',
      "cancelled: ['pending', 'approved'],",
      "cancelled: ['pending', 'approved', 'paid'],",
    ),
  ),
  bug(
    'refunds take more than was paid',
    domain('money-back/ledger', 'Math.max(0, left - refund.amount.amount)', 'left - refund.amount.amount'),
  ),
  bug(
    'a refund that was voided counts',
    domain('money-back/ledger', ".filter(({ status }) => status === 'success')", ''),
  ),
  bug(
    'a refund in another currency counts',
    domain('money-back/fact-of', 'amount.currency !== payment.amount.currency', 'false as boolean'),
  ),
  bug(
    'of two states of one version the last to come is the newer',
    domain('money-back/transaction-state', 'finalityOf(one.status) - finalityOf(other.status) ||', '1 ||'),
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
    'of several open leads the youngest is converted',
    domain(
      'customer/convert-lead',
      'const [lead] = payment.state.leads;',
      'const lead = payment.state.leads.at(-1);',
    ),
  ),
  bug(
    'a copy of an unmatched payment never decides it again',
    domain('payment/decide-payment', '  remains(known);', "  remains(known) || known.state === 'unmatched';"),
  ),
  bug(
    'an inactive partner is rewarded',
    domain('rewards/give-rewards', "if (terms.status !== 'active') return 'partner_not_active';", ''),
    domain('rewards/judge', "terms?.status === 'active' ? terms.rules : []", 'terms?.rules ?? []'),
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
  bug(
    'a body goes into the queue as it came',
    inFile('webhook')(
      'receive',
      "kind: 'event', event: read.event },",
      "kind: 'event', event: { ...(json.data as object), ...read.event } },",
    ),
  ),
  // What admins ask for.
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
