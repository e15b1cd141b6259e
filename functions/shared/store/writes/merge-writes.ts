import { textOfKey } from '../keys.ts';
import { keyOf, type Write } from './write.ts';

function together(one: Write, other: Write): Write {
  if (one.kind !== 'update' || other.kind !== 'update') throw new TypeError('An item is written twice.');
  if (one.condition && other.condition) throw new TypeError('An item is written on two conditions.');
  const condition = one.condition ?? other.condition;
  return { ...one, set: { ...one.set, ...other.set }, ...(condition && { condition }) };
}

/** One write for each item: several changes of one decision may take off the document of one email what each of them uses. */
export function mergeWrites(writes: readonly Write[]): readonly Write[] {
  const merged = new Map<string, Write>();
  for (const write of writes) {
    const key = textOfKey(keyOf(write));
    const there = merged.get(key);
    merged.set(key, there ? together(there, write) : write);
  }
  return [...merged.values()];
}
