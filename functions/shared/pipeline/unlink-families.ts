import { decideUnlinkCustomer, type UnlinkCustomerCase } from '../domain/customer/decide-unlink-customer.ts';
import type { StateEvent } from '../domain/event.ts';
import {
  decideUnlink,
  type StaysRecorded,
  type UnlinkCase,
  type Unlinking,
} from '../domain/payment/decide-unlink.ts';
import type { NotThere } from '../domain/payment/link-target.ts';
import { isDecided } from '../domain/payment/payment.ts';
import type { Family, Told } from './families.ts';
import { settleFirst } from './settle-first.ts';

/** Who unlinks which Chargebee customer, and why. */
export type UnlinkAsked = Omit<Unlinking, 'now' | 'ulids'>;

type Known<Case> = Omit<Case, keyof Told<unknown>>;

/** Of a Chargebee customer that an admin takes off whoever carries its id. */
export const unlinkingCustomer = (
  asked: UnlinkAsked,
): Family<{ readonly id: string }, Known<UnlinkCustomerCase>, NotThere> => ({
  load: async (store, account) => {
    const { linked, identity } = await store.loadCustomer(account, { id: asked.chargebeeCustomerId });
    return { ...asked, ...(linked && { linked }), ...(identity && { identity }) };
  },
  decide: decideUnlinkCustomer,
});

type Named = Pick<StateEvent, 'id' | 'type' | 'transaction'>;
const nothingAppended = { appended: [], isAll: true };

/** Of a payment of that Chargebee customer, which goes back into the inbox. */
export const unlinking = (asked: UnlinkAsked): Family<Named, object, StaysRecorded> =>
  settleFirst<Named, Known<UnlinkCase>, StaysRecorded>({
    load: async (store, account, event, { payment: met }) => {
      const payment = met ?? (await store.payment(account, event.transaction.id));
      if (!isDecided(payment)) return { ...asked, page: nothingAppended };
      const known = await store.loadUnlink(account, payment, asked.chargebeeCustomerId);
      return { ...asked, ...known, payment };
    },
    decide: decideUnlink,
  });
