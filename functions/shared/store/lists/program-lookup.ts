import type { Program } from '../../domain/rewards/program.ts';
import { keysOf } from '../keys.ts';
import type { RecordLookup } from './record-lookup.ts';

export const programLookup: RecordLookup<Program, unknown> = {
  where: (account) => ({ index: 'list', hashKeys: keysOf(account).lists('program') }),
  matches: () => true,
  uses: (account, { programId }) => ({
    index: 'byOwner',
    hashKeys: keysOf(account).owners('partner', programId),
  }),
};
