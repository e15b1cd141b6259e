import * as z from 'zod';
import { operation } from '../http/operation.ts';
import { chargebeeIdField, emailField, referenceField } from './request-fields.ts';

const path = '/v1/integrations/chargebee/unmatched';
const query = z.strictObject({});
const ofPayment = z.object({ chargebeeTransactionId: chargebeeIdField });

const recordedSchema = z.strictObject({
  chargebeeTransactionId: z.string(),
  transactionId: z.string(),
  rewardIds: z.array(z.string()),
});

export const linkPayment = operation({
  method: 'POST',
  path: `${path}/{chargebeeTransactionId}/link`,
  summary:
    'Tie the Chargebee customer of an unmatched payment to a customer, and record this and its other waiting payments',
  params: ofPayment,
  query,
  body: z.union([
    z.strictObject({ customerId: referenceField('customer') }),
    z.strictObject({ leadId: referenceField('lead') }),
    z.strictObject({ dealId: referenceField('deal') }),
    z.strictObject({
      create: z.strictObject({
        sourcePartnerId: referenceField('partner').nullable(),
        email: emailField.optional().meta({
          description: "The customer's, where the payer has none, or another customer has the payer's.",
        }),
      }),
    }),
  ]),
  idempotent: true,
  answer: {
    status: 200,
    schema: z.strictObject({
      customerId: z.string(),
      recorded: z.array(recordedSchema),
      remaining: z.int().meta({
        description: 'Waiting payments of the same Chargebee customer that follow by themselves.',
      }),
    }),
  },
  problems: {
    409: ['linked_to_other_customer', 'already_recorded', 'email_taken', 'too_many_chargebee_ids'],
    422: ['taken', 'email_needed'],
    503: ['unavailable'],
  },
});

export const unmatchedOperations = [linkPayment];
