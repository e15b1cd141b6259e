import type { Asked } from '../asking/asked.ts';
import type { Item } from '../table/item.ts';
import type { AccountPlan } from '../world/plan.ts';

const auditIdIn = (body: string): string | undefined => {
  const { mark } = (body.startsWith('{') ? JSON.parse(body) : {}) as { mark?: { auditId: string } };
  return mark?.auditId;
};

/**
 * What was asked for once is in the audit log once: an entry of a replay is one that was asked for, however often its message
 * came, and a link that was answered has its entry.
 * @param sent whatever was queued
 */
export function checkAudit(
  { account, payments }: AccountPlan,
  items: readonly Item[],
  { links, unlinked }: Asked,
  sent: readonly string[],
): string[] {
  const entries = items.filter(({ pk, sk }) => sk === 'audit' && String(pk).startsWith(`${account}#`));
  const of = (action: string) => entries.filter((entry) => entry['action'] === action);
  const marks = new Set(sent.map(auditIdIn));
  const strangers = of('event_replayed').filter(({ auditId }) => !marks.has(String(auditId)));
  const idOf = ({ record }: Item): unknown => (record as { readonly id: unknown }).id;
  const isUnlinked = (id: string) => payments.some((one) => one.id === id && unlinked.has(one.person.id));
  const untold = links.filter(({ paymentId, customerId }) => {
    // It may be linked again.
    if (isUnlinked(paymentId)) return false;
    const own = of('payment_linked').filter((entry) => idOf(entry) === paymentId);
    return own.length !== 1 || own[0]?.['customerId'] !== customerId;
  });
  return [
    ...strangers.map(({ auditId }) => `${String(auditId)}: nobody asked for this replay`),
    ...untold.map(({ paymentId }) => `${paymentId}: was linked, which the audit log does not say once`),
  ].map((problem) => `${account}: ${problem}`);
}
