import type { Correction } from '../../domain/rewards/correction.ts';
import type { Account } from '../account.ts';
import { correctionItem } from '../items/correction-item.ts';
import type { Write } from './write.ts';

/** Puts a correction: the first version of it, or one in the place of the version before. */
export const correctionWrite = (account: Account, correction: Correction): Write => ({
  kind: 'put',
  item: correctionItem(account, correction),
  condition:
    correction.version === 1 ? { kind: 'absent' } : { kind: 'version', version: correction.version - 1 },
});
