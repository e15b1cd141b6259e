import {
  anewItem,
  nextPayments,
  nothingJudged,
  withItems,
  type AnewResult,
} from '../shared/anew/anew-items.ts';
import { askedOf, type AnewWork } from '../shared/anew/anew-job.ts';
import { isJudgedAnew } from '../shared/domain/payment/is-judged-anew.ts';
import type { Payment } from '../shared/domain/payment/payment.ts';
import { RaceLost, type Deps } from '../shared/pipeline/deps.ts';
import {
  judgePaymentAnew,
  settlePayment,
  supposeAnew,
  type SupposedUses,
} from '../shared/pipeline/judge-anew.ts';
import type { Account } from '../shared/store/account.ts';
import { readPayments } from '../shared/store/reads/find-passed-over.ts';
import type { Reached } from '../shared/store/reads/payments-to-judge.ts';
import type { Dependencies } from './dependencies.ts';

/** So many index entries are looked at while the admin waits, and so many times of a program whose partners have none. */
const [maxAtOnce, maxLooks] = [200, 10];

/** All payments of the work; undefined where they are more than an admin waits for. */
export async function allPayments(
  { table }: Pick<Dependencies, 'table'>,
  account: Account,
  work: AnewWork,
): Promise<readonly Payment[] | undefined> {
  const found: Payment[] = [];
  let looked = 0;
  let reached: Reached | undefined = { after: '' };
  for (let looks = 0; reached !== undefined; looks++) {
    const page = await nextPayments(table, account, work, reached, maxAtOnce + 1);
    looked += page.entries;
    if (looked > maxAtOnce || looks > maxLooks) return undefined;
    found.push(...page.payments);
    reached = page.next;
  }
  return found;
}

/** What would come of it: nothing is written. */
export async function supposeNow(
  deps: Deps,
  account: Account,
  work: AnewWork,
  payments: readonly Payment[],
): Promise<AnewResult> {
  const asked = askedOf(work);
  const before = payments.filter((payment) => !isJudgedAnew(payment, asked));
  const supposed: SupposedUses = new Map();
  const after: Payment[] = [];
  for (const payment of before) after.push(await supposeAnew(deps, account, payment, asked, supposed));
  return withItems(nothingJudged, work, before.map(anewItem), after);
}

/** Judges payments anew, and then offers the uses that they gave back. Done again, it changes nothing more. */
export async function judgeNow(
  deps: Deps & Pick<Dependencies, 'table'>,
  account: Account,
  work: AnewWork,
  payments: readonly Payment[],
): Promise<AnewResult> {
  const asked = askedOf(work);
  const before = payments.filter((payment) => !isJudgedAnew(payment, asked));
  for (const payment of before)
    if ((await judgePaymentAnew(deps, account, payment, asked)) === 'overtaken') break;
  const ids = payments.map((payment) => payment.chargebeeTransactionId);
  const after = await readPayments(deps.table, account, ids);
  for (const payment of after) await offer(deps, account, payment);
  return withItems(nothingJudged, work, before.map(anewItem), after);
}

/** What an index may not show yet is offered by the job that comes later. */
async function offer(deps: Deps, account: Account, payment: Payment): Promise<void> {
  try {
    await settlePayment(deps, account, payment);
  } catch (error) {
    if (!(error instanceof RaceLost)) throw error;
  }
}
