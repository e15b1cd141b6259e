import type { Refusal } from './refusal.ts';

/** How a request, or one entry of a batch, ends: `body` becomes the JSON of the answer. */
export type Result =
  { readonly kind: 'answered'; readonly body: Readonly<Record<string, unknown>> } | Refusal;
