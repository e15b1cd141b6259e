import * as z from 'zod/mini';
import { tableLayout } from '../../deployment/table-layout.ts';
import { shapeOf, type FieldsOf, type Misplaced } from '../../shape-of.ts';

const { hash, sort, expiry, indexes } = tableLayout;

/** Where an item stands, and what it is found by. Made anew with every put: what was read carries none of it along. */
const placed = [hash, sort, 'ulid', expiry, ...Object.values(indexes).map((index) => index.hash)];

/**
 * The schema of what an item of the table says: a shape, less the keys and what else is made for the item alone.
 * @param beside further attributes that are not of the type
 */
export const itemOf =
  <T extends object>(...beside: readonly string[]) =>
  <const Fields extends FieldsOf<T>>(fields: Fields & Misplaced<T, Fields>): z.ZodMiniType<T> => {
    const left = new Set([...placed, ...beside].filter((name) => !(name in fields)));
    return z.pipe(
      shapeOf<T>()(fields),
      z.transform(
        (item) => Object.fromEntries(Object.entries(item).filter(([name]) => !left.has(name))) as T,
      ),
    );
  };
