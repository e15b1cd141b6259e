import * as z from 'zod';
import { partnerStatuses } from '../domain/rewards/partner.ts';
import { openEnum, recordFields } from './answer-fields.ts';
import { crudOperations } from './crud-operations.ts';
import { idFilter } from './filter-fields.ts';
import { listQuery } from './list-query.ts';
import { emailField, nameField, referenceField } from './request-fields.ts';

const partnerAnswer = z
  .strictObject({
    ...recordFields,
    name: z.string(),
    email: z.string(),
    programId: z.string(),
    status: openEnum(partnerStatuses),
  })
  .meta({ id: 'Partner' });
export type PartnerAnswer = z.infer<typeof partnerAnswer>;

const newPartner = z.strictObject({
  name: nameField,
  email: emailField,
  programId: referenceField('program'),
  status: z
    .enum(partnerStatuses)
    .default('active')
    .meta({ description: 'Only an active partner earns rewards.' }),
});
const partnerPatch = z.strictObject({
  name: nameField.optional(),
  email: emailField.optional(),
  programId: referenceField('program').optional(),
  status: z.enum(partnerStatuses).optional(),
});
const partnerQuery = listQuery({ programId: idFilter, status: z.enum(partnerStatuses).optional() });
export type NewPartner = z.infer<typeof newPartner>;
export type PartnerPatch = z.infer<typeof partnerPatch>;
export type PartnerQuery = z.infer<typeof partnerQuery>;

export const partnerOperations = crudOperations({
  kind: 'partner',
  answer: partnerAnswer,
  create: newPartner,
  patch: partnerPatch,
  query: partnerQuery,
});
