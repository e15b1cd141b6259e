import * as z from 'zod';

/** What every record's answer carries. */
export const recordFields = {
  id: z.string(),
  createdAt: z.iso.datetime(),
  version: z.int().positive().meta({ description: 'What the ETag says.' }),
};

/** A word of a list that may grow: clients show what they do not know as it is. */
export const openEnum = <const Words extends readonly string[]>(words: Words) =>
  z.union([z.enum(words), z.string()]).meta({ description: 'More words may come.' });

/** Always there; null where there is none. */
export const textOrNull = z.string().nullable();

/** Sums may pass 2^53, which `z.int()` does not take. */
export const moneySum = z
  .strictObject({
    amount: z
      .number()
      .refine(Number.isInteger)
      .meta({ override: { type: 'integer' } }),
    currency: z.string(),
  })
  .meta({
    id: 'MoneySum',
    description:
      'In the unit that Chargebee uses, and exact, whatever its size: above 2^53 − 1 read it with a parser that keeps integers, since most clients round it.',
  });

export const moneyAnswer = z.strictObject({ amount: z.int(), currency: z.string() }).meta({
  id: 'Money',
  description: 'In the unit that Chargebee uses: hundredths, or whole units of a zero-decimal currency.',
});
