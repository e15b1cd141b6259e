import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { shapeOf, type FieldsOf, type Misplaced, type NoParts } from '../../../functions/shared/shape-of.ts';
import { itemOf } from '../../../functions/shared/store/items/item-of.ts';

interface Known {
  readonly name: string;
  readonly note?: string;
}

/** Whether `shapeOf<Known>()` takes these fields. `npm run types` judges it: a wrong answer below is a type error. */
type Taken<Fields> = Fields extends FieldsOf<Known> & Misplaced<Known, Fields> ? true : false;

const note = z.string().exactOptional();
const taken: Taken<{ name: z.ZodString; note: typeof note }> = true;
const byDefault: Taken<{ name: z.ZodDefault<z.ZodString>; note: typeof note }> = true;
const forgottenOptional: Taken<{ name: z.ZodString }> = false;
const forgottenRequired: Taken<{ note: typeof note }> = false;
const unknownToTheType: Taken<{ name: z.ZodString; note: typeof note; more: z.ZodString }> = false;
const requiredAsOptional: Taken<{ name: typeof note; note: typeof note }> = false;
const optionalAsRequired: Taken<{ name: z.ZodString; note: z.ZodString }> = false;
const optionalAsUndefined: Taken<{ name: z.ZodString; note: z.ZodOptional<z.ZodString> }> = false;
const otherType: Taken<{ name: z.ZodNumber; note: typeof note }> = false;

const noParts: NoParts<Known> = { note: undefined };
// @ts-expect-error A part that may go is forgotten.
const forgottenPart: NoParts<Known> = {};

describe('a shape', () => {
  test('takes every key of its type as the type has it, and no other', () => {
    expect({ taken, byDefault }).toEqual({ taken: true, byDefault: true });
    expect([
      forgottenOptional,
      forgottenRequired,
      unknownToTheType,
      requiredAsOptional,
      optionalAsRequired,
      optionalAsUndefined,
      otherType,
    ]).not.toContain(true);
  });

  test('names each part that may go', () => {
    expect(Object.keys(noParts)).not.toEqual(Object.keys(forgottenPart));
  });

  test('keeps what it does not know, at any depth', () => {
    const schema = shapeOf<{ readonly one: Known }>()({ one: shapeOf<Known>()({ name: z.string(), note }) });
    const later = { one: { name: 'a', colour: 'red' }, two: [{ deep: 1 }] };
    expect(schema.parse(later)).toEqual(later);
  });

  test('is read with what a required field had not yet in an earlier release', () => {
    const schema = shapeOf<Known>()({ name: z.string().default('nameless'), note });
    expect(schema.parse({})).toEqual({ name: 'nameless' });
  });
});

describe('the shape of an item', () => {
  const schema = itemOf<Known>('beside')({ name: z.string(), note });

  test('leaves out where it stands, and what it is found by', () => {
    const keys = {
      pk: 'acme',
      sk: 'x',
      ulid: '01',
      listKey: 'l',
      ownerKey: 'o',
      emailKey: 'e',
      expiresAt: 1,
    };
    expect(schema.parse({ ...keys, name: 'a', beside: 1, later: 2 })).toEqual({ name: 'a', later: 2 });
  });

  test('has a key of the table that it names', () => {
    const ofUlid = itemOf<{ readonly ulid: string }>()({ ulid: z.string() });
    expect(ofUlid.parse({ pk: 'acme', ulid: '01' })).toEqual({ ulid: '01' });
  });
});
