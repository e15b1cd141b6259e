import * as z from 'zod/mini';
import type { LaterWord } from './domain/later-word.ts';

type Optional<T, K extends keyof T> = T extends Record<K, T[K]> ? false : true;

/** The keys that a value of the type may lack. */
type OptionalKeys<T> = { [K in keyof T]-?: Optional<T, K> extends true ? K : never }[keyof T];

/** Each part of a type that may go, as what takes it off an item that is updated: none may be forgotten. */
export type NoParts<T> = Readonly<Record<OptionalKeys<T>, undefined>>;

/** What a shape has for each key of its type: none may be forgotten. */
export type FieldsOf<T> = {
  readonly [K in keyof T]-?: Optional<T, K> extends true
    ? z.ZodMiniExactOptional<z.core.$ZodType<Exclude<T[K], undefined>>>
    : z.core.$ZodType<T[K]>;
};

/** What no shape has: keys that its type does not know, and `exactOptional()` where the type says that it is there. */
export type Misplaced<T, Fields> = {
  readonly [K in keyof Fields]: K extends keyof T
    ? Fields[K] extends z.ZodMiniExactOptional
      ? Optional<T, K> extends true
        ? unknown
        : never
      : unknown
    : never;
};

/** A schema that a union may tell by one of its keys. */
type Shape<T> = z.ZodMiniType<T> & z.core.$ZodTypeDiscriminable;

/**
 * The schema of a type that is stored or queued. What this release does not know stays in what is read, so that it is
 * there when that is put back: later releases only add.
 */
export const shapeOf =
  <T extends object>() =>
  <const Fields extends FieldsOf<T>>(fields: Fields & Misplaced<T, Fields>): Shape<T> =>
    // The type of each field was checked against T's; zod cannot put them together while T is open.
    z.looseObject(fields) as unknown as Shape<T>;

/** One of a list of words that later releases may lengthen: any text. */
export const wordOf = <Word extends string>(): z.ZodMiniType<Word | LaterWord> =>
  z.string() as unknown as z.ZodMiniType<Word | LaterWord>;
