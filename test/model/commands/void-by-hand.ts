import { expect } from '@jest/globals';
import fc from 'fast-check';
import { pick } from '../events/pick.ts';
import { byHandIn, voidByHand as voidInModel } from '../model/by-hand.ts';
import { command } from './command.ts';
import { transactionIdOf } from './transaction-id.ts';

/** An admin says that a payment by hand never brought money; now and then once more. */
export const voidByHand = command(
  'void by hand',
  fc.nat(9),
  async (model, system, n) => {
    const [externalId, payment] = pick(byHandIn(model), n);
    const id = await transactionIdOf(system, externalId, 'payment');
    voidInModel(model, externalId, payment);
    const answer = await system.call('POST', `/v1/transactions/${id}/void`, { reason: 'It never came' });
    expect(answer).toMatchObject({ status: 200 });
  },
  (model) => byHandIn(model).length > 0,
);
