import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { webhookUse } from '../keys.ts';
import type { Table } from '../table.ts';
import { hashOfWebhookKey } from './webhook-key.ts';

const keepSeconds = 60 * 60;
const schema = z.object({ used: z.int() });

/** Some requests that one instance of the webhook has let in. */
export interface Use {
  /** When the window began in which they came, epoch milliseconds. */
  readonly window: number;
  readonly requests: number;
}

/** Adds to what a webhook key was used in a window; gives the sum of what all instances of the webhook have told. */
export async function addUse(
  { client, name }: Table,
  key: string,
  { window, requests }: Use,
): Promise<number> {
  const { Attributes } = await client.send(
    new UpdateCommand({
      TableName: name,
      Key: webhookUse(hashOfWebhookKey(key), window),
      UpdateExpression: 'ADD used :requests SET expiresAt = :expiresAt',
      ExpressionAttributeValues: {
        ':requests': requests,
        ':expiresAt': Math.floor(window / 1000) + keepSeconds,
      },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return schema.parse(Attributes).used;
}
