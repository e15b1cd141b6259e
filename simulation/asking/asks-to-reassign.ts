import type { Ask } from '../world/plan.ts';
import type { AskedReassignment } from './asked.ts';
import { admin, type SimulatedAdmin } from './simulated-admin.ts';

/** Here everything may stall for a quarter of an hour, which no function lives. */
const lateMs = 60 * 60_000;

/** An admin gives customers to other partners, with the past or without. */
export function asksToReassign({
  parts,
  scheduler,
  plan: { account },
  caller,
  customerAt,
  until,
}: SimulatedAdmin) {
  const reassigned: AskedReassignment[] = [];

  async function reassign({ which, partnerId, unpaid }: Extract<Ask, { kind: 'reassign' }>): Promise<void> {
    const customerId = customerAt(which);
    if (customerId === undefined) return;
    const reason = 'It was brought by another';
    const answer = await until(`to reassign ${customerId}`, (deps) =>
      parts.reassignCustomer(deps, caller, customerId, { partnerId, unpaid, reason, dryRun: false }),
    );
    const { status = 0 } = answer ?? {};
    reassigned.push({ customerId, partnerId, unpaid, status });
    if (status !== 200 || unpaid === 'keep') return;
    await scheduler.sleep(admin, lateMs);
    const work = { kind: 'reassign', asked: { customerId, partnerId, reason }, by: caller.user } as const;
    await until(`to move what was on its way of ${customerId}`, async (deps) => {
      const payments = (await parts.allPayments(deps, account, work)) ?? [];
      await parts.judgeNow(deps, account, work, payments);
      return { status: 200 };
    });
  }

  return { reassign, asked: { reassigned } };
}
