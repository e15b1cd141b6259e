import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { fieldErrors, wording } from '../../../../functions/shared/http/issues.ts';

const schema = z.strictObject({ options: z.array(z.strictObject({ on: z.boolean() })) });
const errorsOf = (body: unknown) =>
  fieldErrors(schema.safeParse(body, { error: wording }).error ?? new z.ZodError([]));

test('a wrong field is named by its path', () => {
  expect(errorsOf({ options: [{ on: true }, { on: 1 }] })).toMatchObject([{ path: 'options.1.on' }]);
});

test('each unknown field is named by its own path', () => {
  const unknown = (path: string) => ({ path, message: 'No such field can be sent here.' });
  expect(errorsOf({ options: [{ on: true, off: 1 }], a: 1, b: 2 })).toEqual([
    unknown('options.0.off'),
    unknown('a'),
    unknown('b'),
  ]);
});

test('however many and however long unknown fields are, the answer stays small', () => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [String(n).repeat(500), n]));
  const errors = errorsOf({ options: [], ...many });
  expect(errors).toHaveLength(20);
  expect(Math.max(...errors.map(({ path }) => path.length))).toBeLessThanOrEqual(200);
});

test('however many places are wrong, and however long it is what is said of one, the answer stays small', () => {
  const many = z.object({
    one: z.enum(Array.from({ length: 500 }, (_, n) => `choice ${n}`)),
    all: z.array(z.int()),
  });
  const { error = new z.ZodError([]) } = many.safeParse({ one: 'none', all: Array(5_000).fill('') });
  const errors = fieldErrors(error);
  expect(errors).toHaveLength(20);
  expect(Math.max(...errors.map(({ message }) => message.length))).toBe(300);
});
