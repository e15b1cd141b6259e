import * as z from 'zod/mini';
import type { Money } from '../../domain/money.ts';
import { shapeOf } from '../../shape-of.ts';

/** What items are made of. Every item that is read is checked against a schema. */

export const text = z.string();
export const optionalText = z.exactOptional(text);
export const integer = z.int();
export const yes = z.literal(true);

export const money = shapeOf<Money>()({ amount: integer, currency: text });
