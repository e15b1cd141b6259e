import type { Change } from './change.ts';
import type { PaymentCase } from './payment-case.ts';
import { putPayment } from './put-payment.ts';

/** Keeps a payment whose decision failed for a reason that trying again does not mend: seen by the admin, and not lost. */
export const failPayment = (payment: PaymentCase): readonly Change[] =>
  putPayment(
    payment,
    {
      recorded: { state: 'failed', rewards: [], chargebeeCustomer: payment.event.customer },
      outcome: 'failed',
      steps: [{ action: 'receive', code: 'processing_failed' }],
    },
    { ulid: payment.ulids() },
  );
