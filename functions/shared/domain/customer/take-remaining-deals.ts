import type { Step } from '../lines/activity.ts';
import { named, takeDeals } from './associate-deals.ts';
import type { Change } from '../change.ts';
import type { Payment } from '../payment/payment.ts';
import type { PaymentState } from '../payment/payment-state.ts';

const withDeals = (step: Step, dealIds: readonly string[]): Step =>
  step.code === 'deals_associated'
    ? { ...step, refs: { ...step.refs, dealIds: named([step.refs?.['dealIds'] ?? [], dealIds].flat()) } }
    : step;

/** Whose the first deals became; who carries the payer's Chargebee id by now is another question. */
function customerOf({ line }: Payment): string | undefined {
  const customerId = line.steps.find(({ code }) => code === 'deals_associated')?.refs?.['customerId'];
  return typeof customerId === 'string' ? customerId : undefined;
}

/**
 * The next deals of a payment whose deals did not fit into one write. Each such step is a write of its own that holds
 * only for the payment as it was read, so the steps resume wherever they were cut off, and none is done twice.
 */
export function takeRemainingDeals(
  payment: Payment,
  { deals }: Pick<PaymentState, 'deals'>,
): readonly Change[] {
  const { dealsRemain, ...rest } = payment;
  const customerId = customerOf(payment);
  const taken =
    customerId === undefined
      ? { changes: [], dealIds: [], dealsRemain: false }
      : takeDeals(deals, customerId, 0);
  const steps = payment.line.steps.map((step) => withDeals(step, taken.dealIds));
  const after: Payment = {
    ...rest,
    version: payment.version + 1,
    line: { ...payment.line, steps },
    ...(taken.dealsRemain && { dealsRemain: true }),
  };
  return [{ kind: 'put_payment', payment: after }, ...taken.changes];
}
