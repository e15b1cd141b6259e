import { isDecided, type Payment } from '../../domain/payment/payment.ts';
import type { Table } from '../table.ts';
import { lenient } from './lenient.ts';
import { readKnownPayment } from './payment-item.ts';

/** Reads a payment that was decided: none where it only waits, or where this release cannot read it, which is counted. */
export const decidedPayment = (table: Table) =>
  lenient<Record<string, unknown>, Payment[]>(
    table,
    (item) => [readKnownPayment(item)].filter(isDecided),
    () => [],
  );
