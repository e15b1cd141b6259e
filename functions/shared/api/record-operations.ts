import type { Operation } from '../http/operation.ts';
import { listAudit } from './audit-operation.ts';
import { customerOperations } from './customer-operations.ts';
import { dealOperations } from './deal-operations.ts';
import { leadOperations } from './lead-operations.ts';
import { partnerOperations } from './partner-operations.ts';
import { programOperations } from './program-operations.ts';
import { correctReward, getReward, listRewards, patchReward } from './reward-operations.ts';
import { getSummary } from './summary-operation.ts';
import {
  createTransaction,
  getTransaction,
  listTransactions,
  voidTransaction,
} from './transaction-operations.ts';

/** Every call on records, their sums, and what was done to them. */
export const recordOperations: readonly Operation[] = [
  ...Object.values(programOperations),
  ...Object.values(partnerOperations),
  ...Object.values(leadOperations),
  ...Object.values(dealOperations),
  ...Object.values(customerOperations),
  listTransactions,
  createTransaction,
  getTransaction,
  voidTransaction,
  listRewards,
  correctReward,
  getReward,
  patchReward,
  getSummary,
  listAudit,
];
