import type { AnewResult } from '../shared/anew/anew-items.ts';
import { nothingJudged } from '../shared/anew/anew-items.ts';
import { lateMs, type AnewWork } from '../shared/anew/anew-job.ts';
import { differenceOf } from '../shared/domain/audit/difference-of.ts';
import { newAuditEntry } from '../shared/domain/audit/new-audit-entry.ts';
import type { Change } from '../shared/domain/change.ts';
import type { Customer } from '../shared/domain/customer/customer.ts';
import { reassign } from '../shared/domain/customer/reassign.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import type { Caller } from '../shared/http/caller.ts';
import { presentCustomer } from '../shared/http/present-customer.ts';
import { busy, invalidBody, notFound } from '../shared/http/problems.ts';
import { maxAttempts, type Deps } from '../shared/pipeline/deps.ts';
import type { Account } from '../shared/store/account.ts';
import { customerSchema, partnerSchema } from '../shared/store/items/record-schemas.ts';
import { keysOf } from '../shared/store/keys.ts';
import { readItem } from '../shared/store/reads/read-item.ts';
import type { Dependencies } from './dependencies.ts';
import { allPayments, judgeNow, supposeNow } from './judge-now.ts';
import { presentReassigned } from './present-anew.ts';
import { startJob } from './start-job.ts';

type Deciding = Deps & Pick<Dependencies, 'table' | 'sendJob'>;

/** What an admin says of whose a customer is to be. */
export interface Reassignment {
  readonly partnerId: string | null;
  readonly unpaid: 'keep' | 'move';
  readonly reason: string;
  readonly dryRun: boolean;
  readonly from?: string | null | undefined;
}

const answerOf = (customer: Customer, result: AnewResult): Answer => ({
  status: 200,
  body: { customer: presentCustomer(customer), ...presentReassigned(result) },
});

const partnerOf = ({ sourcePartnerId }: Customer): string | null => sourcePartnerId ?? null;

/** Who comes second is told what the first did. */
const reassignedMeanwhile = (customer: Customer): Answer => {
  const partnerId = partnerOf(customer);
  const isNow = partnerId === null ? 'It is nobody’s now.' : `It is that of ${partnerId} now.`;
  return problem(409, 'reassigned_meanwhile', `The customer was reassigned meanwhile. ${isNow}`, {
    ...(partnerId !== null && { members: { partnerId } }),
  });
};

/** Gives the customer to the partner, in one write with its entry of the audit log; or the answer of who comes second. */
async function give(
  deps: Deciding,
  { account, user: by }: Caller,
  first: Customer,
  { partnerId, reason }: Reassignment,
): Promise<Customer | Answer> {
  let before = first;
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const after = reassign(before, partnerId);
    if (after === before) return before;
    const entry = newAuditEntry(
      { by, now: deps.clock(), ulids: deps.ulids },
      {
        action: 'customer_reassigned',
        record: { kind: 'customer', id: before.customerId },
        ...differenceOf(presentCustomer(before), presentCustomer(after)),
        reason,
      },
    );
    const changes: Change[] = [
      { kind: 'update_customer', before, after },
      { kind: 'add_audit_entry', entry },
      ...(partnerId === null ? [] : [{ kind: 'check_record', record: 'partner', id: partnerId } as const]),
    ];
    if ((await deps.store.commit(account, changes)).kind === 'committed') return after;
    await deps.pause(attempt);
    const now = await readCustomer(deps, account, before.customerId);
    if (now === undefined) return notFound;
    if (partnerOf(now) !== partnerOf(first)) return reassignedMeanwhile(now);
    before = now;
  }
  return busy;
}

const readCustomer = ({ table }: Deciding, account: Account, id: string): Promise<Customer | undefined> =>
  readItem(table, keysOf(account).record('customer', id), customerSchema);

const isAnswer = (given: Customer | Answer): given is Answer => !('customerId' in given);

/**
 * Gives a customer to another partner, or to none: from now on, or with the past. It may be repeated at any point, and changes nothing
 * more.
 */
export async function reassignCustomer(
  deps: Deciding,
  caller: Caller,
  customerId: string,
  asked: Reassignment,
): Promise<Answer> {
  const { account, user: by } = caller;
  const { partnerId, unpaid, reason, dryRun, from } = asked;
  const before = await readCustomer(deps, account, customerId);
  if (before === undefined) return notFound;
  const partner =
    partnerId === null ||
    (await readItem(deps.table, keysOf(account).record('partner', partnerId), partnerSchema));
  if (!partner) return invalidBody('partnerId', 'There is no such partner.');
  if (from !== undefined && partnerOf(before) !== from && partnerOf(before) !== partnerId)
    return reassignedMeanwhile(before);
  const work: AnewWork = { kind: 'reassign', asked: { customerId, partnerId, reason }, by };
  if (dryRun) {
    if (unpaid === 'keep') return answerOf(before, nothingJudged);
    const payments = await allPayments(deps, account, work);
    if (payments !== undefined) return answerOf(before, await supposeNow(deps, account, work, payments));
    return startJob(deps, { caller }, { kind: 'reassign', asked: { ...work.asked, dryRun: true } });
  }
  const customer = await give(deps, caller, before, asked);
  if (isAnswer(customer)) return customer;
  if (unpaid === 'keep') return answerOf(customer, nothingJudged);
  const payments = await allPayments(deps, account, work);
  if (payments === undefined) return startJob(deps, { caller }, { kind: 'reassign', asked: work.asked });
  // First of all: it goes on with what a crash leaves, and moves what is on its way.
  const late = {
    kind: 'reassign',
    asked: { ...work.asked, isLate: true },
    delaySeconds: lateMs / 1_000,
  } as const;
  await startJob(deps, { caller }, late);
  return answerOf(customer, await judgeNow(deps, account, work, payments));
}
