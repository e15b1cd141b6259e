import * as z from 'zod';
import type { Money } from '../domain/money.ts';

/** What items are made of. Every item that is read is checked against a schema; keys and index keys fall away. */

export const text = z.string();
export const optionalText = text.exactOptional();
export const integer = z.int();
export const yes = z.literal(true);

export const money: z.ZodType<Money> = z.object({ amount: integer, currency: text });
