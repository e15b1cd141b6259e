import type { LinkBody } from '../../functions/settings/link-payment.ts';
import { isOpenLead, type Lead } from '../../functions/shared/domain/customer/lead.ts';
import { keysOf } from '../../functions/shared/store/keys.ts';
import type { Ask } from '../world/plan.ts';
import type { Linked } from './asked.ts';
import type { SimulatedAdmin } from './simulated-admin.ts';

type LinkAsk = Extract<Ask, { kind: 'link' }>;

/** What an admin does about payments that were not recorded, or for the wrong customer. */
export function asksOfInbox({ parts, plan, caller, listed, until }: SimulatedAdmin) {
  const { account, payments } = plan;
  const pkOf = (paymentId: string) => keysOf(account).payment(paymentId).pk;
  const [replayed, dismissed] = [new Set<string>(), new Set<string>()];
  const unlinked = new Set<string>();
  const links: Linked[] = [];

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

  return { link, dismiss, restore: dismiss, replay, unlink, asked: { replayed, dismissed, unlinked, links } };
}
