import * as z from 'zod/mini';
import { shapeOf } from '../shape-of.ts';

/** Whether the clear cases of the inbox are linked, or only found. */
export interface ClearCasesAsked {
  readonly dryRun: boolean;
}

export const clearCasesAskedSchema = shapeOf<ClearCasesAsked>()({ dryRun: z.boolean() });
