import * as z from 'zod';

/** What every record's answer carries. */
export const recordFields = {
  id: z.string(),
  createdAt: z.iso.datetime(),
  version: z.int().positive().meta({ description: 'What the ETag says.' }),
};

/** Always there; null where there is none. */
export const textOrNull = z.string().nullable();

export const moneyAnswer = z.strictObject({ amount: z.int(), currency: z.string() }).meta({
  id: 'Money',
  description: 'In the unit that Chargebee uses: hundredths, or whole units of a zero-decimal currency.',
});
