import type { Change } from '../change.ts';
import type { PaymentCase } from './payment-case.ts';
import { putPayment } from './put-payment.ts';
import { noUses } from '../rewards/rule-use.ts';

/** Why an event is kept as failed: trying again does not mend it, or was in vain as often as it may be. */
export type WhyFailed = 'processing_failed' | 'given_up';

/** Keeps a payment that was not decided: seen by the admin, and not lost. */
export const failPayment = (payment: PaymentCase, code: WhyFailed): readonly Change[] =>
  putPayment(
    payment,
    {
      recorded: { state: 'failed', rewards: [] },
      outcome: 'failed',
      steps: [{ action: 'receive', code }],
      byRule: noUses,
    },
    { ulid: payment.ulids() },
  );
