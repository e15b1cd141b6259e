import * as z from 'zod/mini';
import type { BodyInvoice } from '../domain/event.ts';
import { amount, id, reference, shown } from './fields.ts';

/** An invoice has a few discounts; of a longer list so many are looked at, and so many ids kept. */
const maxDiscounts = 100;
const maxCouponIds = 20;

/** Credits, prorations and discounts by hand name no coupon. */
const couponKinds = ['item_level_coupon', 'document_level_coupon'] as const;

const discount = z.object({
  entity_type: z.enum(couponKinds),
  entity_id: shown(reference),
  coupon_set_code: shown(reference),
  amount: shown(amount),
});
type Discount = z.infer<typeof discount>;

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

const discounts = z.pipe(
  z.pipe(
    z.pipe(
      z.unknown(),
      z.transform((list) => (isList(list) ? list.slice(0, maxDiscounts) : [])),
    ),
    z.array(shown(discount)),
  ),
  z.transform((list) => list.filter((one) => one !== undefined)),
);

/** What tells of tax and coupons decides nothing about whether money came: what cannot be used of it is left out. */
export const bodyInvoice = z.object({
  id: shown(id),
  total: shown(amount),
  tax: shown(amount),
  discounts: shown(discounts),
});

/** The coupons and sets of coupons, that with the largest discount first: only their ids are kept, so the order tells it. */
function couponIdsOf(discounts: readonly Discount[]): string[] {
  const sums = new Map<string, number>();
  for (const { entity_id, coupon_set_code, amount = 0 } of discounts) {
    for (const id of new Set([entity_id, coupon_set_code])) {
      if (id !== undefined) sums.set(id, (sums.get(id) ?? 0) + amount);
    }
  }
  const largestFirst = [...sums].sort(([, one], [, other]) => other - one);
  return largestFirst.slice(0, maxCouponIds).map(([id]) => id);
}

/** What is kept of the invoice in the body; nothing of one whose id cannot be used. */
export function keepInvoice(raw: z.infer<typeof bodyInvoice> | undefined): BodyInvoice | undefined {
  if (raw?.id === undefined) return undefined;
  const { id, total, tax, discounts = [] } = raw;
  const couponIds = couponIdsOf(discounts);
  return {
    id,
    ...(total !== undefined && { total }),
    ...(tax !== undefined && { tax }),
    ...(couponIds.length > 0 && { couponIds }),
  };
}
