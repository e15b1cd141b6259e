import type { Change } from '../../functions/shared/domain/change.ts';
import { decidePayment } from '../../functions/shared/domain/payment/decide-payment.ts';
import type { PaymentCase } from '../../functions/shared/domain/payment/payment-case.ts';

/** What a payment is decided to change, whatever follows once it is written. */
export const paymentChanges = (one: PaymentCase): readonly Change[] => decidePayment(one).changes;
