import type { Payment } from '../../functions/shared/domain/payment/payment.ts';
import type { Asked } from '../asking/asked.ts';
import type { AccountPlan } from '../world/plan.ts';
import type { AccountItems } from './account-items.ts';

/** Where nobody is reassigned but with the past, all that is unpaid of a customer is whose the customer is. */
export function checkReassigned(
  { reassignments }: AccountPlan,
  { customers, payments }: AccountItems,
  { reassigned }: Asked,
): string[] {
  if (reassignments.length > 0) return [];
  const recorded = ([...payments.values()] as unknown as Payment[]).filter(
    ({ state }) => state === 'recorded',
  );
  return customers.flatMap(({ customerId, sourcePartnerId }) => {
    const own = reassigned.filter((one) => one.customerId === customerId);
    const isMoved = own.length > 0 && own.every(({ unpaid, status }) => unpaid === 'move' && status === 200);
    if (!isMoved) return [];
    return recorded
      .filter((payment) => payment.customerId === customerId && payment.partnerId !== sourcePartnerId)
      .filter(
        ({ rewards, paidReversals = [] }) =>
          paidReversals.length === 0 && rewards.every(({ status }) => status !== 'paid'),
      )
      .map(
        ({ chargebeeTransactionId: id, partnerId }) =>
          `${id}: is of ${String(partnerId)}, and was moved with its customer`,
      );
  });
}
