import { paymentIdByHand } from '../../functions/shared/domain/payment/by-hand.ts';
import { isDecided } from '../../functions/shared/domain/payment/payment.ts';
import type { Ask } from '../world/plan.ts';
import type { AskedByHand, AskedCorrection } from './asked.ts';
import type { SimulatedAdmin } from './simulated-admin.ts';

/** An Idempotency-Key is known for a day: whoever sends it again later does it again. */
const keptMs = 23 * 60 * 60_000;

/** What an admin records that no event tells. */
export function asksByHand({
  parts,
  scheduler,
  plan: { account },
  caller,
  customerAt,
  until,
}: SimulatedAdmin) {
  const paidByHand: AskedByHand[] = [];
  const voidedByHand = new Set<string>();
  const corrections: AskedCorrection[] = [];
  let asks = 0;
  /** One for each ask, however often it is sent. */
  const idempotencyOf = (bodyHash: string, key = `ask-${++asks}`) => ({ route: 'POST', key, bodyHash });

  async function payByHand(one: Extract<Ask, { kind: 'pay_by_hand' }>): Promise<void> {
    const { externalId, which, amount: size, currency, date } = one;
    const customerId = customerAt(which);
    if (customerId === undefined) return;
    const amount = { amount: size, currency };
    const body = {
      customerId,
      amount,
      occurredAt: new Date(date).toISOString(),
      name: 'By hand',
      externalId,
    };
    const request = { caller, body, idempotency: idempotencyOf(JSON.stringify(body)) };
    const since = scheduler.now();
    const answer = await until(`a payment by hand ${externalId}`, (deps) =>
      deps.clock() - since > keptMs
        ? Promise.resolve({ status: 0 })
        : parts.createTransaction({ ...deps, log: () => undefined }, request),
    );
    if (answer)
      paidByHand.push({ externalId, customerId, amount: size, currency, date, status: answer.status });
  }

  async function voidByHand({ externalId }: Extract<Ask, { kind: 'void_by_hand' }>): Promise<void> {
    const family = parts.voidingByHand({ by: caller.user, reason: 'It never came' });
    const answer = await until(`a void of ${externalId}`, async (deps) => {
      const payment = await deps.store.payment(account, paymentIdByHand(externalId));
      if (!isDecided(payment)) return { status: 404 };
      await parts.processEvent(deps, account, parts.deathOf(payment, deps.clock()), family);
      return { status: 200 };
    });
    if (answer?.status === 200) voidedByHand.add(externalId);
  }

  async function correct({ partnerId, amount, reason }: Extract<Ask, { kind: 'correct' }>): Promise<void> {
    const body = { partnerId, amount: { amount, currency: 'EUR' }, reason };
    const request = { caller, body, idempotency: idempotencyOf(reason, reason) };
    const since = scheduler.now();
    const answer = await until(`the correction ${reason}`, (deps) =>
      deps.clock() - since > keptMs
        ? Promise.resolve({ status: 0 })
        : parts.createCorrection({ ...deps, log: () => undefined }, request),
    );
    if (answer?.status === 201) corrections.push({ reason, id: (answer.body as { id: string }).id });
  }

  return {
    pay_by_hand: payByHand,
    void_by_hand: voidByHand,
    correct,
    asked: { paidByHand, voidedByHand, corrections },
  };
}
