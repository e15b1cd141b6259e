import {
  payByHand,
  type NotPaidByHand,
  type PayByHand,
  type PayByHandCase,
} from '../domain/payment/pay-by-hand.ts';
import { voidByHand, type VoidCase } from '../domain/payment/void-by-hand.ts';
import type { NotThere } from '../domain/payment/link-target.ts';
import type { StateEvent } from '../domain/event.ts';
import type { Family, Told } from './families.ts';
import { settleFirst } from './settle-first.ts';

/** What admins do by hand is decided by families of its own, through the same loop. */

/** Of a payment that no event tells of. */
export const payingByHand = (
  asked: PayByHand,
): Family<
  { readonly id: string; readonly transaction: { readonly id: string } },
  Omit<PayByHandCase, 'now' | 'ulids'>,
  NotPaidByHand
> => ({
  load: async (store, account, { transaction }, { payment: met }) => {
    const payment = met ?? (await store.payment(account, transaction.id));
    return { asked, ...(payment && { payment }), ...(await store.loadByHand(account, asked.customerId)) };
  },
  decide: payByHand,
});

/** Of such a payment that never brought money. */
export const voidingByHand = (said: { readonly by: string; readonly reason: string }) =>
  settleFirst<StateEvent, Omit<VoidCase, keyof Told<StateEvent>>, NotThere>({
    load: async (store, account, event) => ({ ...said, state: await store.loadLedger(account, event) }),
    decide: voidByHand,
  });
