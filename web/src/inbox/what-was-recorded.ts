import type { Api } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import { listRecords, readRecord, type Page } from '../records/records-api.ts';
import { sumText, type Earned } from './sum-text.ts';

/** What the API answers to a link. */
export interface Linked {
  readonly customerId: string;
  readonly recorded: readonly {
    readonly chargebeeTransactionId: string;
    readonly transactionId: string;
    readonly rewardIds: readonly string[];
  }[];
  readonly remaining: number;
}

export interface WhatWasRecorded extends Linked {
  /** Who earned the rewards; null where nobody did. */
  readonly partnerId: string | null;
  /** What was earned, as it is written; undefined where it could not be read. */
  readonly earned: string | undefined;
}

/** They are the newest of their partner; what is not among so many pages is not looked for. */
const maxPages = 3;

async function findRewards(api: Api, partnerId: string, wanted: ReadonlySet<string>): Promise<Earned[]> {
  const found: Earned[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < maxPages && found.length < wanted.size; page++) {
    const { items, nextCursor }: Page<Schemas['Reward']> = await listRecords(api, 'rewards', {
      partnerId,
      limit: '200',
      cursor,
    });
    found.push(...items.filter(({ id }) => wanted.has(id)));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return found;
}

/** Reads who earned what by a link. It never fails: the link was done, whatever can be read of it. */
export async function whatWasRecorded(api: Api, linked: Linked): Promise<WhatWasRecorded> {
  const wanted = new Set(linked.recorded.flatMap(({ rewardIds }) => rewardIds));
  const nothing = { ...linked, partnerId: null, earned: undefined };
  if (wanted.size === 0) return nothing;
  try {
    const { sourcePartnerId } = (await readRecord(api, 'customers', linked.customerId)).record;
    if (sourcePartnerId === null) return nothing;
    const rewards = await findRewards(api, sourcePartnerId, wanted);
    const earned = rewards.length === wanted.size ? sumText(rewards) : undefined;
    return { ...linked, partnerId: sourcePartnerId, earned };
  } catch {
    return nothing;
  }
}
