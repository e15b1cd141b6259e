import fc from 'fast-check';
import type { Model } from '../model/model.ts';
import { paymentIds } from './ids.ts';
import { pick } from './pick.ts';

/** Which payment an event about a refund names: the one that it gives back, none, or now and then any. */
export const named = fc.record({
  how: fc.constantFrom('own', 'own', 'own', 'own', 'own', 'own', 'none', 'none', 'any'),
  payment: fc.nat(9),
});
type Named = typeof named extends fc.Arbitrary<infer T> ? T : never;

export function namedPayment(model: Model, refundId: string, { how, payment }: Named): string | undefined {
  if (how === 'none') return undefined;
  const any = pick(paymentIds(model), payment);
  return how === 'own' ? (model.paymentOf.get(refundId) ?? any) : any;
}
