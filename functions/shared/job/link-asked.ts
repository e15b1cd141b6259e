import * as z from 'zod/mini';
import { shapeOf } from '../shape-of.ts';

/** Whose payments are recorded, now that their Chargebee customer was linked. */
export interface LinkAsked {
  readonly chargebeeCustomerId: string;
}

export const linkAskedSchema = shapeOf<LinkAsked>()({ chargebeeCustomerId: z.string() });
