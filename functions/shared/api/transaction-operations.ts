import * as z from 'zod';
import { ulidOf } from '../domain/ids.ts';
import { transactionKinds } from '../domain/payment/transaction.ts';
import { operation } from '../http/operation.ts';
import { moneyAnswer, openEnum, textOrNull } from './answer-fields.ts';
import { idFilter } from './filter-fields.ts';
import { listQuery } from './list-query.ts';

const transactionAnswer = z
  .strictObject({
    id: z.string(),
    kind: openEnum(transactionKinds),
    name: z.string(),
    customerId: z.string(),
    partnerId: textOrNull.meta({ description: "The customer's source partner at that moment." }),
    amount: moneyAnswer.meta({ description: 'Negative for money given back.' }),
    occurredAt: z.iso.datetime(),
    reverses: textOrNull.meta({ description: 'The transaction whose money was given back.' }),
    invoices: z.array(z.strictObject({ id: z.string(), applied: moneyAnswer })),
    properties: z.strictObject({
      chargebee_transaction_id: z.string(),
      chargebee_invoice_id: z.string().optional(),
    }),
  })
  .meta({ id: 'Transaction' });
export type TransactionAnswer = z.infer<typeof transactionAnswer>;

const path = '/v1/transactions';

export const listTransactions = operation({
  method: 'GET',
  path,
  summary: 'List transactions, newest first',
  params: z.object({}),
  query: listQuery({ customerId: idFilter, partnerId: idFilter, chargebeeTransactionId: idFilter }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(transactionAnswer), nextCursor: z.string().nullable() }),
  },
  problems: { 400: ['invalid_cursor'] },
});

export const getTransaction = operation({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read a transaction',
  params: z.object({ id: z.string().refine((id) => ulidOf('transaction', id) !== undefined) }),
  query: z.strictObject({}),
  answer: { status: 200, schema: transactionAnswer },
});
