import { remains } from '../shared/domain/money-back/settle-remaining.ts';
import { recordedBefore } from '../shared/domain/payment/decide-link.ts';
import { keptEvent } from '../shared/domain/payment/kept-event.ts';
import type { LinkTo } from '../shared/domain/payment/link-target.ts';
import { isDecided } from '../shared/domain/payment/payment.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { Caller } from '../shared/http/caller.ts';
import { notFound } from '../shared/http/problems.ts';
import type { Deps } from '../shared/pipeline/deps.ts';
import { linking } from '../shared/pipeline/asked-families.ts';
import { families } from '../shared/pipeline/families.ts';
import { processEvent } from '../shared/pipeline/process-event.ts';
import type { Dependencies } from './dependencies.ts';
import { presentRecorded, recordOthers } from './record-others.ts';
import { refusalAnswer } from './refusal-answer.ts';

export type LinkBody =
  | { readonly customerId: string }
  | { readonly leadId: string }
  | { readonly dealId: string }
  | { readonly create: { readonly sourcePartnerId: string | null; readonly email?: string | undefined } };

function linkTo(body: LinkBody): LinkTo {
  if ('customerId' in body) return { kind: 'customer', id: body.customerId };
  if ('leadId' in body) return { kind: 'lead', id: body.leadId };
  if ('dealId' in body) return { kind: 'deal', id: body.dealId };
  const { sourcePartnerId, email } = body.create;
  return {
    kind: 'create',
    ...(sourcePartnerId !== null && { partnerId: sourcePartnerId }),
    ...(email !== undefined && { email }),
  };
}

/** Ties a payment of the inbox to whom an admin chose, and records what else waits of its Chargebee customer. */
export async function linkPayment(
  deps: Deps & Pick<Dependencies, 'table' | 'sendJob'>,
  caller: Caller,
  id: string,
  body: LinkBody,
): Promise<Answer> {
  const { account, user: by } = caller;
  const before = await deps.store.payment(account, id);
  if (!isDecided(before)) return notFound;
  const to = linkTo(body);
  const event = keptEvent(before, before.line);
  if (before.state === 'recorded') {
    // Whoever linked it may have been cut short.
    if (event && remains(before)) await processEvent(deps, account, event, families.money_back);
    return refusalAnswer(recordedBefore(before, to));
  }
  if (event === undefined) return notFound;
  const end = await processEvent(deps, account, event, linking(to, by));
  if (typeof end === 'object') return refusalAnswer(end);
  const payment = await deps.store.payment(account, id);
  if (!isDecided(payment) || payment.customerId === undefined) return notFound;
  const { recorded, remaining } = await recordOthers(deps, caller, event.customer.id);
  return {
    status: 200,
    body: { customerId: payment.customerId, recorded: [presentRecorded(payment), ...recorded], remaining },
  };
}
