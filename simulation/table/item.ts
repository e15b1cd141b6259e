import { tableLayout } from '../../functions/shared/deployment/table-layout.ts';
import { validationError } from './errors.ts';

/** An item as it is kept: frozen, so that whoever read it can not change it. */
export type Item = Readonly<Record<string, unknown>>;

const maxBytes = 400 * 1024;
const indexKeys = Object.values(tableLayout.indexes).flatMap((index) => Object.values(index));

/** A copy as the SDK and the engine make it: what is undefined falls away, and what cannot be kept is refused. */
function keep(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
        throw new Error(`Unsupported number: ${value}.`);
      }
      return value;
    case 'object': {
      if (value === null) return null;
      if (Array.isArray(value)) {
        return Object.freeze(value.filter((one) => one !== undefined).map(keep));
      }
      const kept: Record<string, unknown> = {};
      const fields = value as Readonly<Record<string, unknown>>;
      for (const name in fields) {
        const field = fields[name];
        if (field !== undefined) kept[name] = keep(field);
      }
      return Object.freeze(kept);
    }
    default:
      throw new Error(`The table keeps no ${typeof value}.`);
  }
}

/** Bytes of an item, about as DynamoDB counts them. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (typeof value !== 'object' || value === null) return 1;
  if (Array.isArray(value)) return value.reduce((size: number, one) => size + 1 + sizeOf(one), 3);
  return Object.entries(value).reduce(
    (size, [name, one]) => size + 1 + Buffer.byteLength(name) + sizeOf(one),
    3,
  );
}

/** Characters and numbers, each at least one byte and at most four, and fields. */
function roughSize(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 0;
  for (const name in value) size += 8 + roughSize((value as Record<string, unknown>)[name]);
  return size;
}

/** @throws ValidationException where the engine would refuse it */
export function itemOf(fields: Readonly<Record<string, unknown>>): Item {
  const item = keep(fields) as Item;
  for (const name of indexKeys) {
    const key = item[name];
    if (key !== undefined && (typeof key !== 'string' || key === '')) {
      throw validationError(`${name} is no key of an index.`);
    }
  }
  // Few items come near the limit: a fast look at its texts tells most of those that do not.
  if (roughSize(item) > maxBytes / 8 && sizeOf(item) > maxBytes) {
    throw validationError('Item size has exceeded the maximum allowed size');
  }
  return item;
}
