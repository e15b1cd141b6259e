import type { Asked } from '../asking/asked.ts';
import type { AccountPlan } from '../world/plan.ts';
import type { AccountItems } from './account-items.ts';

/** Who links a payment first has it, and what is recorded with it is there; only what somebody dismissed is dismissed. */
export function checkAsked(
  { account, payments: planned }: AccountPlan,
  { payments }: AccountItems,
  { links, dismissed, unlinked, unanswered }: Asked,
): string[] {
  const isUnlinked = (id: string) => planned.some((one) => one.id === id && unlinked.has(one.person.id));
  // Of a Chargebee customer that was unlinked, nothing stays.
  const problems = links
    .filter(({ paymentId }) => !isUnlinked(paymentId))
    .flatMap(({ paymentId, customerId, recorded }) => {
      const whose = payments.get(paymentId)?.['customerId'];
      const missing = recorded.filter((id) => payments.get(id)?.['state'] !== 'recorded');
      return [
        ...(links.filter((one) => one.paymentId === paymentId).length > 1
          ? [`${paymentId}: was linked twice`]
          : []),
        ...(whose === customerId
          ? []
          : [`${paymentId}: was linked to ${customerId}, and is of ${String(whose)}`]),
        ...missing.map((id) => `${id}: was recorded with ${paymentId}, and is not`),
      ];
    });
  const strangers = [...payments].filter(([, item]) => {
    const { id = '' } = (item['chargebeeCustomer'] ?? {}) as { id?: string };
    return item['dismissed'] === true && !dismissed.has(String(item['pk'])) && !dismissed.has(id);
  });
  return [
    ...problems,
    ...strangers.map(([id]) => `${id}: is dismissed, and nobody did that`),
    ...unanswered.map((what) => `${what} was never answered`),
  ].map((problem) => `${account}: ${problem}`);
}
