import * as z from 'zod';
import { moneySum } from './answer-fields.ts';

/** What each partner has more, or less. */
export const partnerDifferences = z.array(
  z.strictObject({ partnerId: z.string(), difference: z.array(moneySum) }),
);

/** Looks at what would come of it, and writes nothing. */
export const dryRunField = z
  .boolean()
  .default(false)
  .meta({ description: 'Say what would come of it, and do nothing.' });
