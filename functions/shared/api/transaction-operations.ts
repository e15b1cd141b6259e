import * as z from 'zod';
import { ulidOf } from '../domain/ids.ts';
import { transactionKinds } from '../domain/payment/transaction.ts';
import { operation } from '../http/operation.ts';
import { moneyAnswer, openEnum, textOrNull } from './answer-fields.ts';
import { idFilter } from './filter-fields.ts';
import { listQuery } from './list-query.ts';
import {
  externalIdField,
  nameField,
  positiveMoneyField,
  reasonField,
  referenceField,
  timeField,
} from './request-fields.ts';
import { stepAnswer } from './step-answer.ts';

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
      chargebee_transaction_id: z.string().optional(),
      chargebee_invoice_id: z.string().optional(),
    }),
    left: moneyAnswer.nullable().meta({
      description: 'What is left of a payment by now: nothing where it is dead. null of what was given back.',
    }),
    source: z.enum(['chargebee', 'manual']).meta({ description: '`manual`: an admin recorded it by hand.' }),
    externalId: textOrNull.meta({ description: 'Of what was recorded by hand.' }),
    eventId: textOrNull.meta({ description: 'The event that told it; null of what was recorded by hand.' }),
    rewardIds: z
      .array(z.string())
      .meta({ description: 'The rewards that were given with it, or taken back.' }),
    steps: z.array(z.strictObject(stepAnswer)).nullable().meta({
      description:
        'What was decided of a payment by hand, and why. null of all others: that stands in the activity.',
    }),
  })
  .meta({ id: 'Transaction' });
export type TransactionAnswer = z.infer<typeof transactionAnswer>;

const path = '/v1/transactions';
const ofOne = z.object({ id: z.string().refine((id) => ulidOf('transaction', id) !== undefined) });

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
  params: ofOne,
  query: z.strictObject({}),
  answer: { status: 200, schema: transactionAnswer },
});

const newTransaction = z.strictObject({
  customerId: referenceField('customer'),
  amount: positiveMoneyField,
  occurredAt: timeField.meta({
    description:
      'When it was paid, by which the rules in force are chosen: not in the future, kept to the second.',
  }),
  name: nameField,
  externalId: externalIdField.meta({
    description:
      'What names this payment elsewhere. It is taken once in an account, also by what was voided.',
  }),
});
export type NewTransaction = z.infer<typeof newTransaction>;

export const createTransaction = operation({
  method: 'POST',
  path,
  summary: 'Record a payment by hand, with the rewards that the rules give for it',
  params: z.object({}),
  query: z.strictObject({}),
  body: newTransaction,
  idempotent: true,
  answer: { status: 201, schema: transactionAnswer },
  problems: { 409: ['external_id_taken'] },
});

export const voidTransaction = operation({
  method: 'POST',
  path: `${path}/{id}/void`,
  summary: 'Void a payment that was recorded by hand: it never brought money, and all of it is taken back',
  params: ofOne,
  query: z.strictObject({}),
  body: z.strictObject({ reason: reasonField }),
  idempotent: true,
  answer: { status: 200, schema: transactionAnswer },
  problems: { 409: ['not_manual'] },
});
