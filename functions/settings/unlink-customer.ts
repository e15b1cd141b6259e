import { carriersOf } from '../shared/domain/customer/chargebee-identity.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { Caller } from '../shared/http/caller.ts';
import { notFound } from '../shared/http/problems.ts';
import { firstPosition, paymentsToUnlink, type UnlinkPosition } from '../shared/job/payments-to-unlink.ts';
import type { UnlinkJobAsked } from '../shared/job/unlink-asked.ts';
import type { Deps } from '../shared/pipeline/deps.ts';
import { processEvent } from '../shared/pipeline/process-event.ts';
import { unlinkingCustomer, type UnlinkAsked } from '../shared/pipeline/unlink-families.ts';
import { unlinkPayment } from '../shared/pipeline/unlink-payment.ts';
import type { Account } from '../shared/store/account.ts';
import type { Table } from '../shared/store/table.ts';
import type { Dependencies } from './dependencies.ts';
import { startJob } from './start-job.ts';

/** So many are taken back while the admin waits, and so many entries of their customers are looked at for them. */
const maxAtOnce = 200;
const maxLookedAt = 1_000;

/** All payments that go back; undefined where they are more than an admin waits for. */
async function findAll(
  table: Table,
  account: Account,
  asked: UnlinkJobAsked,
): Promise<readonly string[] | undefined> {
  const found: string[] = [];
  let position: UnlinkPosition | undefined = firstPosition;
  for (let looked = 0; position !== undefined && found.length <= maxAtOnce; looked += maxAtOnce) {
    if (looked >= maxLookedAt) return undefined;
    const { paymentIds, next }: Awaited<ReturnType<typeof paymentsToUnlink>> = await paymentsToUnlink(
      table,
      account,
      asked,
      position,
      maxAtOnce,
    );
    found.push(...paymentIds);
    position = next;
  }
  return found.length > maxAtOnce ? undefined : found;
}

/** Takes a Chargebee customer off whoever carries its id, and its payments back into the inbox. */
export async function unlinkCustomer(
  deps: Deps & Pick<Dependencies, 'table' | 'sendJob'>,
  caller: Caller,
  { chargebeeCustomerId, reason }: Omit<UnlinkAsked, 'by'>,
): Promise<Answer> {
  const { table, store } = deps;
  const { account, user: by } = caller;
  const one = { chargebeeCustomerId, reason, by };
  const end = await processEvent(deps, account, { id: '' }, unlinkingCustomer(one));
  if (typeof end === 'object') return notFound;
  const { identity } = await store.loadCustomer(account, { id: chargebeeCustomerId });
  const asked = { chargebeeCustomerId, customerIds: carriersOf(identity), reason };
  const paymentIds = await findAll(table, account, asked);
  if (paymentIds === undefined) return startJob(deps, { caller }, { kind: 'unlink', asked });
  const counts = { unmatched: 0, kept: 0, left: 0 };
  for (const id of paymentIds) counts[await unlinkPayment(deps, account, id, one)] += 1;
  const { unmatched, kept } = counts;
  return { status: 200, body: { unmatched, kept } };
}
