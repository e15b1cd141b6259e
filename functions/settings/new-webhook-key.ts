import { makeWebhookSecret } from '../shared/store/webhook/webhook-secret.ts';
import { withCheck } from '../shared/webhook-check.ts';
import type { Dependencies } from './dependencies.ts';

/** A webhook key that nobody can guess, and that the webhook knows for one of ours. */
export async function newWebhookKey({ table, newKey }: Dependencies): Promise<string> {
  const secret = await makeWebhookSecret(table, newKey());
  return withCheck(newKey(), secret);
}
