import * as z from 'zod';
import { isCurrency } from '../domain/currencies.ts';
import { maxEmailLength, normalizeEmail } from '../domain/customer/email.ts';
import { ulidOf, type Kind } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';

/** What people and programs send in bodies: more is asked of it than of what is read back. */

/** A half of a surrogate pair is no text, and the table takes none; a control character is no part of a name. */
export const isText = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);

/** One that is too long is refused before it is looked at. */
const textOf = (longest: number) =>
  z
    .string()
    .max(longest, { abort: true })
    .trim()
    .min(1)
    .refine(isText, 'Control characters are not allowed.');

export const nameField = textOf(200);
export const chargebeeIdField = textOf(100);

/** What somebody else calls a thing: of two that look the same, none may be another. */
export const externalIdField = textOf(100)
  .refine((text) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(text), 'Only what can be seen is allowed.')
  .overwrite((text) => text.normalize('NFC'));

/** Why an admin does something, for the audit log. */
export const reasonField = textOf(500).min(3);

/** Normalized; one that is too long is refused before it is looked at. */
export const emailField = z
  .string()
  .max(maxEmailLength, { abort: true })
  .overwrite((text) => normalizeEmail(text) ?? '')
  .refine(
    (email) => /^[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+$/u.test(email),
    'An email address looks like name@example.com.',
  )
  .meta({
    description: 'Compared and kept in lower case, trimmed, without invisible characters, as Unicode NFC.',
    examples: ['ada@example.com'],
  });

/** A moment since 1970. */
export const timeField = z
  .string()
  .max(40, { abort: true })
  .check(z.iso.datetime({ offset: true, abort: true }))
  .refine((text) => Date.parse(text) >= 0, 'A time is RFC 3339, since 1970.')
  .meta({ examples: ['2026-11-22T09:00:00Z'] });

/** The id of a record of another kind, which has to be there. */
export const referenceField = (kind: Kind) =>
  z.string().refine((id) => ulidOf(kind, id) !== undefined, `There is no such ${kind}.`);

const moneyOf = (amount: z.ZodInt, of = ''): z.ZodType<Money> =>
  z
    .strictObject({
      amount,
      currency: z.string().refine(isCurrency, 'A currency is a code of ISO 4217, like EUR.'),
    })
    .meta({
      description: `An amount${of} in the unit that Chargebee uses: hundredths, or whole units of a zero-decimal currency.`,
      examples: [{ amount: 4900, currency: 'EUR' }],
    });

export const moneyField = moneyOf(z.int().nonnegative());
export const positiveMoneyField = moneyOf(z.int().positive(), ' above zero');
export const signedMoneyField = moneyOf(
  z.int().refine((amount) => amount !== 0, 'An amount of zero corrects nothing.'),
  ' of any sign, but not zero,',
);
