import * as z from 'zod';
import { openEnum, recordFields, textOrNull } from './answer-fields.ts';
import { crudOperations } from './crud-operations.ts';
import { emailFilter, idFilter } from './filter-fields.ts';
import { listQuery } from './list-query.ts';
import { chargebeeIdField, emailField, nameField, referenceField } from './request-fields.ts';

export const customerAnswer = z
  .strictObject({
    ...recordFields,
    email: z.string(),
    firstName: textOrNull,
    lastName: textOrNull,
    company: textOrNull,
    sourcePartnerId: textOrNull,
    noPartner: z.boolean().meta({
      description: 'An admin set it to no partner: no lead and no deal gives it one.',
    }),
    source: z.strictObject({ kind: openEnum(['lead', 'deal', 'manual']), id: textOrNull }).meta({
      description: 'Where the customer and its source partner came from; no id where it was done by hand.',
    }),
    chargebeeCustomerIds: z.array(z.string()),
    properties: z.strictObject({
      chargebee_customer_id: z
        .string()
        .optional()
        .meta({ description: 'The first of `chargebeeCustomerIds`.' }),
    }),
  })
  .meta({ id: 'Customer' });
export type CustomerAnswer = z.infer<typeof customerAnswer>;

const optionalFields = {
  firstName: nameField.nullish(),
  lastName: nameField.nullish(),
  company: nameField.nullish(),
  sourcePartnerId: referenceField('partner').nullish(),
  properties: z
    .strictObject({
      chargebee_customer_id: chargebeeIdField.nullish().meta({
        description:
          'Becomes the first of `chargebeeCustomerIds`; the others stay behind it. null takes the first one away, so that ' +
          'the next one, if there is one, comes to the front.',
      }),
    })
    .optional(),
};
const newCustomer = z.strictObject({ email: emailField, ...optionalFields });
const customerPatch = z.strictObject({ email: emailField.optional(), ...optionalFields });
const customerQuery = listQuery({
  email: emailFilter,
  chargebeeCustomerId: idFilter,
  sourcePartnerId: idFilter,
});
export type NewCustomer = z.infer<typeof newCustomer>;
export type CustomerPatch = z.infer<typeof customerPatch>;
export type CustomerQuery = z.infer<typeof customerQuery>;

const taken = ['email_taken', 'chargebee_id_taken'];

export const customerOperations = crudOperations({
  kind: 'customer',
  answer: customerAnswer,
  create: newCustomer,
  patch: customerPatch,
  query: customerQuery,
  conflicts: { create: taken, patch: [...taken, 'too_many_chargebee_ids'] },
});
