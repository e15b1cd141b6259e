import { encodeTime } from 'ulid';
import type { Random } from './random.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** ULIDs of the virtual clock; chance orders those of one millisecond, as it does in two workers. */
export function ulidsOf(now: () => number, random: Random): () => string {
  return () => {
    let text = encodeTime(Math.floor(now()), 10);
    for (let part = 0; part < 3; part++) {
      let bits = random.below(2 ** 30);
      for (let i = 0; i < 5; i++, bits = Math.floor(bits / 32)) text += letters[bits % 32] ?? '';
    }
    return text + (letters[random.below(32)] ?? '');
  };
}
