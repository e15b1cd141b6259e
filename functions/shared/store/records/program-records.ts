import type { Program } from '../../domain/rewards/program.ts';
import type { Account } from '../account.ts';
import { itemWrites, type RecordItems } from '../writes/item-writes.ts';
import { recordItem } from '../items/record-item.ts';
import type { RecordType } from '../items/record-type.ts';
import { programSchema } from '../items/program-schemas.ts';

const itemsOf = (account: Account, program: Program): RecordItems => ({
  record: recordItem(account, 'program', program.programId, program),
  followers: [],
});

export const programRecords: RecordType<Program> = {
  kind: 'program',
  schema: programSchema,
  idOf: ({ programId }) => programId,
  writes: itemWrites(itemsOf),
};
