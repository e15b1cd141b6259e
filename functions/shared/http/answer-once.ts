import type { Answer } from './answer.ts';
import { keyReused } from './problems.ts';
import type { Account } from '../store/account.ts';
import { commitOnce, findKept, type Idempotency } from '../store/writes/idempotency.ts';
import type { Clock } from '../remember.ts';
import type { Table } from '../store/table.ts';

/**
 * Gives the first answer again under the same Idempotency-Key. For what does no harm twice: its answer is kept after it was
 * done, so a crash between the two does it again.
 */
export async function answerOnce(
  { table, clock }: { readonly table: Table; readonly clock: Clock },
  account: Account,
  idempotency: Idempotency | undefined,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const now = clock();
  const used = await findKept(table, account, { now, idempotency });
  if (used.kind === 'replayed') return used.answer;
  if (used.kind === 'key_reused') return keyReused;
  const answer = await act();
  if (idempotency && answer.status < 300)
    await commitOnce(table, account, { writes: [], answer, now, idempotency });
  return answer;
}
