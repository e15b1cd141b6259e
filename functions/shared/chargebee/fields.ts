import * as z from 'zod/mini';
import { isCurrency } from '../domain/currencies.ts';
import { normalizeEmail } from '../domain/customer/email.ts';

/** Control characters and halves of surrogate pairs: never in an id or an email, and no store takes all of them. */
const unprintable = /[\p{Cc}\p{Cs}]/u;
const printable = (text: string): boolean => !unprintable.test(text);
const noControlCharacters = 'must have no control characters';

/** Chargebee's ids have at most 50 characters; merchants choose some of them, so spaces and any script are fine. */
export const id = z
  .string()
  .check(z.minLength(1), z.maxLength(100, { abort: true }), z.refine(printable, noControlCharacters));

/** The id of another resource, where one is named; empty text is none. */
export const reference = z.pipe(
  z.pipe(
    z.nullish(z.string()),
    z.transform((text) => (text ?? '') || undefined),
  ),
  z.optional(id),
);

/** A word of one of Chargebee's open lists, such as a status. */
export const word = z.string().check(z.regex(/^[a-z][a-z_]{0,49}$/, 'must be a word in lower case'));

/** Unix seconds, up to the year 9999; read as epoch milliseconds. */
export const time = z.pipe(
  z.int().check(z.minimum(0), z.maximum(253_402_300_799)),
  z.transform((seconds) => seconds * 1000),
);

/** Integer minor units, 0 to 2^53 − 1. */
export const amount = z.int().check(z.minimum(0));

/** Grows with every change of a resource; of two of its states the one with the higher version is the newer. */
export const version = z.int().check(z.minimum(0));

export const currency = z.string().check(z.refine(isCurrency, 'must be a currency code of ISO 4217'));

/** Normalized; empty text is none, and so is a longer one than any mail server takes. */
export const email = z
  .pipe(z.nullish(z.string()), z.transform(normalizeEmail))
  .check(z.refine((text = '') => printable(text), noControlCharacters));

/** A name for people: worth cutting, not worth refusing a payment for. Empty text is none. */
export const name = z.pipe(
  z.nullish(z.string()),
  z.transform((text) => {
    const clean = (text ?? '')
      .slice(0, 1000)
      .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
      .trim();
    // Cutting may leave half of a surrogate pair at the end.
    return (
      clean
        .slice(0, 250)
        .replace(/\p{Cs}$/u, '')
        .trimEnd() || undefined
    );
  }),
);

/** What is only shown: no event is refused for what cannot be used of it, there is none then. */
export const shown = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);
