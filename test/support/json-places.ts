export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A place in a JSON value, as the keys that lead to it. */
export type Place = readonly (string | number)[];

/** Every place in a value, the value itself first. */
export const placesIn = (value: Json, at: Place = []): Place[] =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))]
    : [at];

/** The value with another one in a place. */
export function replaceAt(value: Json, [key, ...rest]: Place, planted: Json): Json {
  if (key === undefined) return planted;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((inner, i) => (String(i) === key ? replaceAt(inner, rest, planted) : inner));
  return Object.fromEntries(
    Object.entries(value).map(([k, inner]) => [k, k === key ? replaceAt(inner, rest, planted) : inner]),
  );
}
