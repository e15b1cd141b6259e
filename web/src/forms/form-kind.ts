import type { ComponentType } from 'react';
import type { OwnKind, Records } from '../records/records-api.ts';

export interface FieldsProps<Values> {
  readonly values: Values;
  readonly set: (part: Partial<Values>) => void;
  /** What the API says is wrong at a path of the body. */
  readonly errorAt: (path: string) => string | undefined;
}

/** The form of one kind of records. */
export interface FormKind<K extends OwnKind, Values> {
  readonly empty: Values;
  readonly from: (record: Records[K]) => Values;
  /** What is sent; undefined where an amount is none. */
  readonly toBody: (values: Values) => object | undefined;
  readonly Fields: ComponentType<FieldsProps<Values>>;
}

/** What an optional field sends: null removes. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
