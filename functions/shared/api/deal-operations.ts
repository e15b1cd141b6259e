import * as z from 'zod';
import { dealStatuses } from '../domain/customer/deal.ts';
import { moneyAnswer, openEnum, recordFields, textOrNull } from './answer-fields.ts';
import { crudOperations } from './crud-operations.ts';
import { emailFilter, idFilter } from './filter-fields.ts';
import { listQuery } from './list-query.ts';
import { emailField, moneyField, nameField, referenceField } from './request-fields.ts';

const dealAnswer = z
  .strictObject({
    ...recordFields,
    name: z.string(),
    partnerId: textOrNull,
    contacts: z.array(z.strictObject({ email: z.string(), name: textOrNull })),
    amount: moneyAnswer.nullable(),
    status: openEnum(dealStatuses),
    customerId: textOrNull.meta({ description: 'Who paid for it; set by a payment.' }),
  })
  .meta({ id: 'Deal' });
export type DealAnswer = z.infer<typeof dealAnswer>;

const contacts = z
  .array(z.strictObject({ email: emailField, name: nameField.nullish() }))
  .min(1)
  .max(20);
const optionalFields = {
  partnerId: referenceField('partner').nullish(),
  amount: moneyField.nullish(),
};
const newDeal = z.strictObject({
  name: nameField,
  contacts,
  ...optionalFields,
  status: z.enum(dealStatuses).default('open'),
});
const dealPatch = z.strictObject({
  name: nameField.optional(),
  contacts: contacts.optional().meta({ description: 'The whole new list.' }),
  ...optionalFields,
  status: z.enum(dealStatuses).optional(),
});
const dealQuery = listQuery({ email: emailFilter, partnerId: idFilter, customerId: idFilter });
export type NewDeal = z.infer<typeof newDeal>;
export type DealPatch = z.infer<typeof dealPatch>;
export type DealQuery = z.infer<typeof dealQuery>;

export const dealOperations = crudOperations({
  kind: 'deal',
  answer: dealAnswer,
  create: newDeal,
  patch: dealPatch,
  query: dealQuery,
  conflicts: { patch: ['too_many_at_once'] },
});
