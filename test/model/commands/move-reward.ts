import { expect } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { externalIdOf } from '../../../functions/shared/domain/payment/by-hand.ts';
import { findLine } from '../../../functions/shared/store/reads/find-line.ts';
import { pick } from '../events/pick.ts';
import type { Model } from '../model/model.ts';
import { movablesIn, move, type Movable } from '../model/move.ts';
import type { System } from '../system/open-system.ts';
import { command } from './command.ts';
import { transactionIdOf } from './transaction-id.ts';

const statuses = fc.constantFrom(
  ['approved'] as const,
  ['approved', 'paid'] as const,
  ['approved', 'paid'] as const,
  ['approved', 'pending'] as const,
  ['approved', 'cancelled'] as const,
  ['cancelled', 'pending'] as const,
  ['pending'] as const,
  ['paid'] as const,
  ['cancelled'] as const,
);
const drawn = fc.record({
  reward: fc.nat(99),
  which: fc.constantFrom('any', 'reversal', 'reversal of a paid one', 'cancelled'),
  statuses,
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** One of those that are wanted; where there is none, any. */
function choose(model: Model, { reward, which }: Drawn): Movable {
  const all = movablesIn(model);
  const wanted = all.filter(({ payment, entry, place }) => {
    const status = payment.rewards[place]?.status;
    if (which === 'cancelled') return entry === undefined && status === 'cancelled';
    return entry !== undefined && (which === 'reversal' || status === 'paid');
  });
  return pick(which === 'any' || wanted.length === 0 ? all : wanted, reward);
}

const item = z.object({
  id: z.string(),
  ruleId: z.string(),
  ruleVersion: z.int(),
  partnerId: z.string(),
  kind: z.string(),
});
const page = z.object({ items: z.array(item) });

/** The transaction that an event made, or an admin by hand. */
async function transactionOf(system: System, eventId: string, { entry, payment }: Movable) {
  const externalId = externalIdOf(payment.paid?.transaction.id ?? '');
  if (externalId !== undefined)
    return transactionIdOf(system, externalId, entry?.shown === undefined ? 'payment' : 'reversal');
  const steps = (await findLine(system.table, system.account, eventId))?.line.steps ?? [];
  return steps.map(({ refs }) => refs?.['transactionId']).find((id) => id !== undefined);
}

/** The id of what an event gave or took back under a rule. */
async function rewardIdOf(system: System, eventId: string, movable: Movable) {
  const { get, ids } = system;
  const { entry, payment, place } = movable;
  const transactionId = await transactionOf(system, eventId, movable);
  const { body } = await get(`/v1/rewards?transactionId=${String(transactionId)}`);
  const { rule = -1, version, partner = payment.partner } = payment.rewards[place] ?? {};
  const kind = entry === undefined ? 'reward' : 'reversal';
  const isIt = (one: z.infer<typeof item>) =>
    one.ruleId === ids.rules[rule] &&
    one.ruleVersion === version &&
    one.partnerId === system.partnerId(partner) &&
    one.kind === kind;
  return page.parse(body).items.find(isIt)?.id ?? 'none';
}

/** An admin moves a reward, or what was taken back of one. */
export const moveReward = command(
  'move reward',
  drawn,
  async (model, system, value) => {
    const moved = choose(model, value);
    const { entry, payment, place } = moved;
    const given = payment.rewards[place]?.givenBy;
    const by = entry ?? (given?.shown && given);
    const id = await rewardIdOf(system, (by?.event ?? payment.paid)?.id ?? '', moved);
    for (const status of value.statuses) {
      const answer = await system.patch(`/v1/rewards/${id}`, { status });
      expect(answer).toMatchObject({ status: move(model, moved, status) ? 200 : 409 });
    }
  },
  (model) => movablesIn(model).length > 0,
);
