import * as z from 'zod';
import { leadStatuses } from '../domain/customer/lead.ts';
import { openEnum, recordFields, textOrNull } from './answer-fields.ts';
import { crudOperations } from './crud-operations.ts';
import { emailFilter, idFilter } from './filter-fields.ts';
import { listQuery } from './list-query.ts';
import { emailField, nameField, referenceField, timeField } from './request-fields.ts';

const leadAnswer = z
  .strictObject({
    ...recordFields,
    email: z.string(),
    firstName: textOrNull,
    lastName: textOrNull,
    company: textOrNull,
    partnerId: textOrNull,
    status: openEnum(leadStatuses),
    customerId: textOrNull.meta({ description: 'The customer that it was converted to.' }),
    convertedAt: z.iso.datetime().nullable(),
    registeredAt: z.iso.datetime().meta({ description: 'When its partner brought it.' }),
  })
  .meta({ id: 'Lead' });
export type LeadAnswer = z.infer<typeof leadAnswer>;

const status = z.enum(['pending', 'accepted', 'refused'], {
  error: 'Give pending, accepted or refused; only a payment converts a lead.',
});
const optionalFields = {
  firstName: nameField.nullish(),
  lastName: nameField.nullish(),
  company: nameField.nullish(),
  partnerId: referenceField('partner').nullish(),
  registeredAt: timeField.optional().meta({
    description: 'When its partner brought it: not in the future; when it is created, where it is left out.',
  }),
};
const newLead = z.strictObject({ email: emailField, ...optionalFields, status: status.default('accepted') });
const leadPatch = z.strictObject({
  email: emailField.optional(),
  ...optionalFields,
  status: status.optional().meta({ description: 'Of a converted lead it cannot be changed.' }),
});
const leadQuery = listQuery({
  email: emailFilter,
  partnerId: idFilter,
  status: z.enum(leadStatuses).optional(),
});
export type NewLead = z.infer<typeof newLead>;
export type LeadPatch = z.infer<typeof leadPatch>;
export type LeadQuery = z.infer<typeof leadQuery>;

export const leadOperations = crudOperations({
  kind: 'lead',
  answer: leadAnswer,
  create: newLead,
  patch: leadPatch,
  query: leadQuery,
  conflicts: { patch: ['lead_converted'] },
});
