import fc from 'fast-check';
import type { AppliedInvoice } from '../../../functions/shared/domain/event.ts';

/** What a payment is applied to: nothing, where it is made in advance. */
export const invoices: fc.Arbitrary<AppliedInvoice[]> = fc
  .subarray(['inv_1', 'inv_2', 'inv_3'])
  .map((ids) => ids.map((id) => ({ id, applied: { amount: 1, currency: 'EUR' } })));
