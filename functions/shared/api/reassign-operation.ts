import * as z from 'zod';
import { operation } from '../http/operation.ts';
import { dryRunField, partnerDifferences } from './anew-fields.ts';
import { customerAnswer } from './customer-operations.ts';
import { reasonField, referenceField } from './request-fields.ts';

const partner = referenceField('partner').nullable();

export const reassignCustomer = operation({
  method: 'POST',
  path: '/v1/customers/{id}/reassign',
  summary: 'Give a customer to another partner, or to none: from now on, or with the past',
  params: z.object({ id: referenceField('customer') }),
  query: z.strictObject({}),
  body: z.strictObject({
    partnerId: partner.meta({
      description: 'Whose it is from now on. null: nobody’s, whatever a lead or a deal says later.',
    }),
    unpaid: z.enum(['keep', 'move']).meta({
      description:
        '`keep`: from now on. `move`: with the past. Each payment of which nothing is paid is judged anew by the rules of the ' +
        'new partner at its date; any other stays whole.',
    }),
    reason: reasonField,
    dryRun: dryRunField,
    from: partner.optional().meta({
      description:
        'Whose it is so far, as the caller knows: 409 where another admin reassigned it meanwhile.',
    }),
  }),
  idempotent: true,
  unversioned: true,
  mayBeJob: true,
  answer: {
    status: 200,
    schema: z
      .strictObject({
        customer: customerAnswer,
        moved: z.int().meta({ description: 'Payments that were judged anew.' }),
        kept: z.int().meta({ description: 'Payments that stay whole, since something of them is paid.' }),
        partners: partnerDifferences,
      })
      .meta({ id: 'ReassignResult' }),
  },
  problems: { 409: ['reassigned_meanwhile'], 503: ['unavailable'] },
});
