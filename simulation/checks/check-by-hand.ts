import { isDeadPayment, leftOf } from '../../functions/shared/domain/money-back/ledger.ts';
import { externalIdOf, paymentIdByHand } from '../../functions/shared/domain/payment/by-hand.ts';
import type { Payment } from '../../functions/shared/domain/payment/payment.ts';
import type { Asked, AskedByHand } from '../asking/asked.ts';
import type { AccountPlan } from '../world/plan.ts';
import type { AccountItems } from './account-items.ts';
import { checkRewards } from './check-payments.ts';

/** Of all that asked for one external id, one recorded it; it is as that one said, and its rewards as the rules have it. */
function checkPaid(
  plan: AccountPlan,
  { payments, entries }: AccountItems,
  asks: readonly AskedByHand[],
  isVoided: boolean,
): string[] {
  const [{ externalId } = { externalId: '' }] = asks;
  if (asks.some(({ status }) => status === 0)) return [];
  const id = paymentIdByHand(externalId);
  const [made, ...more] = asks.filter(({ status }) => status === 201);
  const item = payments.get(id);
  if (made === undefined || more.length > 0 || item === undefined)
    return [`${externalId}: was recorded by ${asks.filter(({ status }) => status === 201).length}`];
  const payment = item as unknown as Payment;
  const own = entries.filter(({ under }) => under === id);
  const isDead = isDeadPayment(payment);
  const left = isDead ? 0 : made.amount;
  const sum = own.reduce((total, { amount }) => total + amount, made.amount);
  const { amount, customerId, date } = made;
  const isSame =
    payment.amount.amount === amount && payment.customerId === customerId && payment.date === date;
  return [
    ...(isSame ? [] : [`${externalId}: is not as it was recorded`]),
    ...(isVoided && !isDead ? [`${externalId}: was voided, and is not dead`] : []),
    ...(payment.usesToOffer === undefined ? [] : [`${externalId}: has uses to offer`]),
    ...(sum === left && leftOf(payment) === left ? [] : [`${externalId}: sums to ${sum}, not ${left}`]),
    ...checkRewards(plan, { ...made, id: externalId }, payment, own, left),
  ];
}

/** What admins recorded by hand is there once, whoever asked for it at once, and nothing else is. */
export function checkByHand(
  plan: AccountPlan,
  items: AccountItems,
  { paidByHand, voidedByHand, corrections }: Asked,
): string[] {
  const externalIds = [...new Set(paidByHand.map(({ externalId }) => externalId))];
  const strangers = [...items.payments.keys()]
    .flatMap((id) => externalIdOf(id) ?? [])
    .filter((externalId) => !externalIds.includes(externalId));
  const reasons = items.corrections.map(({ reason }) => String(reason));
  return [
    ...strangers.map((externalId) => `${externalId}: nobody recorded this`),
    ...externalIds.flatMap((externalId) =>
      checkPaid(
        plan,
        items,
        paidByHand.filter((one) => one.externalId === externalId),
        voidedByHand.has(externalId),
      ),
    ),
    ...corrections.flatMap(({ reason, id }) =>
      reasons.filter((one) => one === reason).length === 1 &&
      corrections.every((one) => one.reason !== reason || one.id === id)
        ? []
        : [`${reason}: is there ${reasons.filter((one) => one === reason).length} times`],
    ),
    ...items.corrections
      .filter(({ listKey }) => !String(listKey).includes('#hno#'))
      .map(({ reason }) => `${String(reason)}: is not listed among what is open`),
  ];
}
