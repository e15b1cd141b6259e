import type { LinkBody } from '../functions/settings/link-payment.ts';
import { isOpenLead, type Lead } from '../functions/shared/domain/customer/lead.ts';
import { paymentIdByHand } from '../functions/shared/domain/payment/by-hand.ts';
import { isDecided } from '../functions/shared/domain/payment/payment.ts';
import type { Answer } from '../functions/shared/http/answer.ts';
import type { Caller } from '../functions/shared/http/caller.ts';
import { keysOf } from '../functions/shared/store/keys.ts';
import type { Parts } from './parts-of.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { CallDeps, SettingsCalls } from './settings-calls.ts';
import type { Items } from './table/items.ts';
import type { AccountPlan, Ask } from './world/plan.ts';

/** A link that was answered with 200. */
export interface Linked {
  readonly paymentId: string;
  readonly customerId: string;
  /** The payments that were recorded with it, by their Chargebee ids. */
  readonly recorded: readonly string[];
}

/** A payment by hand that was asked for, and what was answered. */
export interface AskedByHand extends Pick<
  Extract<Ask, { kind: 'pay_by_hand' }>,
  'externalId' | 'amount' | 'currency' | 'date'
> {
  readonly customerId: string;
  /** 0 where it was asked for in vain for a day: nobody knows then whether it was done. */
  readonly status: number;
}

/** The reason of a correction, and the id of the reward that was answered. */
export interface AskedCorrection {
  readonly reason: string;
  readonly id: string;
}

/** A customer that was given to another partner, or to none. */
export interface AskedReassignment {
  readonly customerId: string;
  readonly partnerId: string | null;
  readonly unpaid: 'keep' | 'move';
  /** 0 where it was asked for in vain. */
  readonly status: number;
}

/** What the admins of an account asked for, as far as that is to be looked at. */
export interface Asked {
  /** The addresses of payments that were to be decided again. */
  readonly replayed: ReadonlySet<string>;
  /** Of payments that were to be dismissed, and the ids of payers. */
  readonly dismissed: ReadonlySet<string>;
  readonly links: readonly Linked[];
  readonly paidByHand: readonly AskedByHand[];
  /** External ids of payments that were voided. */
  readonly voidedByHand: ReadonlySet<string>;
  readonly corrections: readonly AskedCorrection[];
  readonly reassigned: readonly AskedReassignment[];
  /** The ids of Chargebee customers that were to be unlinked. */
  readonly unlinked: ReadonlySet<string>;
  /** Asked for again and again in vain. */
  readonly unanswered: readonly string[];
}

interface AskOptions {
  readonly parts: Parts;
  readonly scheduler: Scheduler;
  readonly calls: SettingsCalls;
  readonly items: () => Items;
  readonly plan: AccountPlan;
}

const admin: Owner = { name: 'admin', alive: true };
const minute = 60_000;
/** An hour of throttling is not the end. */
const maxTries = 300;
/** An Idempotency-Key is known for a day: whoever sends it again later does it again. */
const keptMs = 23 * 60 * minute;
/** Here everything may stall for a quarter of an hour, which no function lives. */
const lateMs = 60 * minute;
/** What is not there yet, or not in the index, is looked for again. */
const maxLooks = 4;

/** What the simulated table was not taught, and whoever tries again would never see. */
const isGap = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('The simulated table');

type LinkAsk = Extract<Ask, { kind: 'link' }>;

/** An admin asks for things through the settings API, again a minute later where no answer came. */
export function askingOf({ parts, scheduler, calls, items, plan }: AskOptions): Asked {
  const { account, payments } = plan;
  const caller: Caller = { account, user: 'ada@kiflo.example', role: 'admin' };
  const pkOf = (paymentId: string) => keysOf(account).payment(paymentId).pk;
  const [replayed, dismissed] = [new Set<string>(), new Set<string>()];
  const links: Linked[] = [];
  const paidByHand: AskedByHand[] = [];
  const voidedByHand = new Set<string>();
  const corrections: AskedCorrection[] = [];
  const unlinked = new Set<string>();
  const reassigned: AskedReassignment[] = [];
  let asks = 0;
  /** One for each ask, however often it is sent. */
  const idempotencyOf = (bodyHash: string, key = `ask-${++asks}`) => ({ route: 'POST', key, bodyHash });
  const unanswered: string[] = [];

  /** The records of a kind as a list shows them, by their ids. */
  const listed = (kind: 'customer' | 'lead' | 'deal') =>
    items()
      .all()
      .filter(({ pk, sk }) => sk === kind && String(pk).startsWith(`${account}#${kind}#`));

  /** Whom they choose, as they see it: what they see may be taken by the time they link. */
  function bodyOf({ to, which }: LinkAsk): LinkBody {
    const pick = (kind: 'customer' | 'lead' | 'deal') => {
      const all = listed(kind).filter(
        (one) => kind !== 'lead' || isOpenLead(one as unknown as Lead) || which % 5 === 0,
      );
      return all[which % Math.max(all.length, 1)]?.[`${kind}Id`] as string | undefined;
    };
    const id = to === 'create' ? undefined : pick(to);
    if (id !== undefined && to === 'customer') return { customerId: id };
    if (id !== undefined && to === 'lead') return { leadId: id };
    if (id !== undefined && to === 'deal') return { dealId: id };
    const partner = plan.partners[which % (plan.partners.length + 1)];
    const email = which % 2 === 0 ? { email: `linked-${which % 7}@example.com` } : {};
    return { create: { sourcePartnerId: partner?.partnerId ?? null, ...email } };
  }

  async function until(
    label: string,
    work: (deps: CallDeps) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    for (let tries = 1; tries <= maxTries; tries++) {
      const answer = await calls.call(work).catch((error: unknown) => {
        if (isGap(error)) unanswered.push(`${String(error)}: ${label}`);
        return undefined;
      });
      const isFinal =
        answer !== undefined && answer.status < 500 && (answer.status !== 404 || tries >= maxLooks);
      if (isFinal) return answer;
      await scheduler.sleep(admin, minute);
    }
    unanswered.push(label);
    return undefined;
  }

  async function link(one: LinkAsk): Promise<void> {
    const { paymentId } = one;
    const body = bodyOf(one);
    const answer = await until(`a link of ${paymentId}`, (deps) =>
      parts.linkPayment(deps, caller, paymentId, body),
    );
    if (answer?.status !== 200) return;
    const { customerId, recorded } = answer.body as {
      customerId: string;
      recorded: { chargebeeTransactionId: string }[];
    };
    links.push({ paymentId, customerId, recorded: recorded.map((other) => other.chargebeeTransactionId) });
  }

  async function dismiss({
    kind,
    paymentId,
    ofCustomer,
  }: Extract<Ask, { ofCustomer: boolean }>): Promise<void> {
    if (kind === 'dismiss') {
      dismissed.add(pkOf(paymentId));
      const payer = payments.find(({ id }) => id === paymentId)?.person.id;
      if (ofCustomer && payer !== undefined) dismissed.add(payer);
    }
    const event = { id: '', transaction: { id: paymentId } };
    await until(`to ${kind} ${paymentId}`, async (deps) => {
      const family = parts.dismissing({ kind, by: caller.user }, ofCustomer);
      const end = await parts.processEvent(deps, account, event, family);
      return { status: typeof end === 'object' ? 404 : 200, body: {} };
    });
  }

  async function replay({ eventId, paymentId }: Extract<Ask, { kind: 'replay' }>): Promise<void> {
    if (paymentId !== undefined) replayed.add(pkOf(paymentId));
    await until(`a replay of ${eventId}`, (deps) => parts.replayEvent(deps, caller, eventId));
  }

  async function unlink({ chargebeeCustomerId }: Extract<Ask, { kind: 'unlink' }>): Promise<void> {
    unlinked.add(chargebeeCustomerId);
    await until(`to unlink ${chargebeeCustomerId}`, (deps) =>
      parts.unlinkCustomer(deps, caller, { chargebeeCustomerId, reason: 'It is somebody else' }),
    );
  }

  async function reassign({ which, partnerId, unpaid }: Extract<Ask, { kind: 'reassign' }>): Promise<void> {
    const customers = listed('customer');
    const customerId = customers[which % Math.max(customers.length, 1)]?.['customerId'] as string | undefined;
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

  async function payByHand(one: Extract<Ask, { kind: 'pay_by_hand' }>): Promise<void> {
    const { externalId, which, amount: size, currency, date } = one;
    const customers = listed('customer');
    const customerId = customers[which % Math.max(customers.length, 1)]?.['customerId'] as string | undefined;
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

  for (const one of plan.asks) {
    scheduler.at(admin, one.at, `asks to ${one.kind}`, () => {
      if (one.kind === 'link') void link(one);
      else if (one.kind === 'replay') void replay(one);
      else if (one.kind === 'pay_by_hand') void payByHand(one);
      else if (one.kind === 'void_by_hand') void voidByHand(one);
      else if (one.kind === 'correct') void correct(one);
      else if (one.kind === 'unlink') void unlink(one);
      else if (one.kind === 'reassign') void reassign(one);
      else void dismiss(one);
    });
  }
  return {
    replayed,
    dismissed,
    links,
    paidByHand,
    voidedByHand,
    corrections,
    unlinked,
    reassigned,
    unanswered,
  };
}
