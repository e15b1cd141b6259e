import * as z from 'zod';
import { operation } from '../http/operation.ts';
import { chargebeeIdField, reasonField } from './request-fields.ts';

export const unlinkResult = z
  .strictObject({
    unmatched: z.int().meta({ description: 'Payments that went back into the inbox.' }),
    kept: z.int().meta({ description: 'Payments of which something is paid: they stay recorded.' }),
  })
  .meta({ id: 'UnlinkResult' });

export const unlinkCustomer = operation({
  method: 'POST',
  path: '/v1/integrations/chargebee/customers/{chargebeeCustomerId}/unlink',
  summary: 'Take a Chargebee customer off the customer that carries it, and its payments back into the inbox',
  params: z.object({ chargebeeCustomerId: chargebeeIdField }),
  query: z.strictObject({}),
  body: z.strictObject({ reason: reasonField }),
  idempotent: true,
  unversioned: true,
  answer: { status: 200, schema: unlinkResult },
  mayBeJob: true,
  problems: { 503: ['unavailable'] },
});
