import * as z from 'zod/mini';
import { shapeOf } from '../shape-of.ts';

/** Whose payments go back into the inbox, why, and which customers had them. */
export interface UnlinkJobAsked {
  readonly chargebeeCustomerId: string;
  readonly customerIds: readonly string[];
  readonly reason: string;
}

export const unlinkAskedSchema = shapeOf<UnlinkJobAsked>()({
  chargebeeCustomerId: z.string(),
  customerIds: z.array(z.string()),
  reason: z.string(),
});
