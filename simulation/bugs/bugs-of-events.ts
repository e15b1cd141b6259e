import { bug, inFile, type PlantedBug } from './planted-bug.ts';

const worker = inFile('worker');
const middleware = inFile('shared/middleware');
const queue = inFile('shared/queue');
const pipeline = inFile('shared/pipeline');
const store = inFile('shared/store');

/** Mistakes about events on their way: the webhook, the queue, the loop, the table. */
export const bugsOfEvents: readonly PlantedBug[] = [
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
    'whole seconds are compared with milliseconds as they are',
    inFile('shared/chargebee')('transaction', '? second + 999 : second', '? second : second'),
  ),
  bug(
    'payments of all accounts share their keys',
    store(
      'keys',
      "pk: join(account, 'payment', chargebeeTransactionId),\n    sk: paymentSk,",
      "pk: join('all', 'payment', chargebeeTransactionId),\n    sk: paymentSk,",
    ),
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
    'a body goes into the queue as it came',
    inFile('webhook')(
      'receive',
      "kind: 'event', event: read.event },",
      "kind: 'event', event: { ...(json.data as object), ...read.event } },",
    ),
  ),
  // What admins ask for.
];
