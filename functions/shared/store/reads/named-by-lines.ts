import type { GivenReward } from '../../domain/payment/transaction.ts';
import type { Partner } from '../../domain/rewards/partner.ts';
import type { Account } from '../account.ts';
import type { FoundLine } from '../items/found-line.ts';
import { partnerSchema } from '../items/record-schemas.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { findRules, type FoundRules } from './find-rules.ts';
import { readRecords } from './read-records.ts';
import { rewardsOfLines } from './rewards-of-lines.ts';

/** What lines of the activity name, each by its id. */
export interface Named {
  readonly rewards: ReadonlyMap<string, GivenReward>;
  readonly partners: ReadonlyMap<string, Partner>;
  readonly found: FoundRules;
}

const refsOf = (lines: readonly FoundLine[], ...names: readonly string[]): readonly string[] =>
  lines.flatMap(({ line: { steps } }) =>
    steps.flatMap(({ refs = {} }) => names.flatMap((name) => refs[name] ?? [])),
  );

/** Reads what lines name: a few requests, whatever their number. */
export async function namedByLines(
  table: Table,
  account: Account,
  lines: readonly FoundLine[],
): Promise<Named> {
  const keys = keysOf(account);
  const rewards = await rewardsOfLines(table, account, lines);
  const earning = [...rewards.values()].map(({ partnerId }) => partnerId);
  const partnerIds = [...new Set([...earning, ...refsOf(lines, 'partnerId', 'partnerIds')])];
  const partners = await readRecords(
    table,
    partnerIds.map((id) => keys.record('partner', id)),
    partnerSchema,
  );
  const ruleIds = [
    ...refsOf(lines, 'ruleId'),
    ...[...rewards.values()].flatMap(({ ruleId }) => ruleId ?? []),
  ];
  const programIds = [...new Set(partners.map(({ programId }) => programId))];
  return {
    rewards,
    partners: new Map(partners.map((partner) => [partner.partnerId, partner])),
    found: await findRules(table, account, ruleIds, programIds),
  };
}
