import { openWebhook } from './open-webhook.ts';

export const handler = openWebhook();
