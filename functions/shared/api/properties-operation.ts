import * as z from 'zod';
import { paths } from '../deployment/paths.ts';
import { operation } from '../http/operation.ts';

const propertySchema = z
  .strictObject({
    object: z.enum(['customer', 'transaction']),
    key: z.string(),
    label: z.string(),
    source: z.literal('chargebee'),
  })
  .meta({ id: 'Property' });

export type PropertyAnswer = z.infer<typeof propertySchema>;

export const listProperties = operation({
  method: 'GET',
  path: paths.properties,
  summary: 'List the properties that integrations have added',
  params: z.object({}),
  query: z.strictObject({}),
  answer: {
    status: 200,
    schema: z.array(propertySchema).meta({ description: 'Empty before the integration is first turned on.' }),
  },
});
