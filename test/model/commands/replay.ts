import { expect } from '@jest/globals';
import fc from 'fast-check';
import { pick } from '../events/pick.ts';
import type { Model } from '../model/model.ts';
import { replay as replayInModel } from '../model/replay.ts';
import { command } from './command.ts';

const paymentsIn = ({ sent }: Model) =>
  sent.flatMap((event) => (event.type === 'payment_succeeded' ? event : []));

/** Those that are not recorded, where there are any. */
const worthIt = (model: Model) => {
  const all = paymentsIn(model);
  const open = all.filter(({ transaction }) => {
    const { as } = model.payments.get(transaction.id) ?? {};
    return as === 'ignored' || as === 'unmatched';
  });
  return open.length > 0 ? open : all;
};

/** An admin has a payment decided again. */
export const replay = command(
  'replay',
  fc.nat(99),
  async (model, system, n) => {
    const event = pick(worthIt(model), n);
    const status = replayInModel(model, event) ? 202 : 409;
    expect(await system.replay(event.id)).toMatchObject({ status });
  },
  (model) => paymentsIn(model).length > 0,
);
