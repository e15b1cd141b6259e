import { expect } from '@jest/globals';
import type { Model } from '../model/model.ts';
import type { System } from '../system/open-system.ts';
import { expectInvariants } from './expect-invariants.ts';
import { expectUnchanged } from './expect-unchanged.ts';
import { expectedView } from './expected-view.ts';
import { readPartitions } from './read-partitions.ts';
import { readRecords } from './read-records.ts';
import { viewOf } from './view-of.ts';

/** The real account is what the rules make of all that happened. */
export async function compare(model: Model, system: System): Promise<void> {
  const [records, kept] = await Promise.all([readRecords(system), readPartitions(model, system)]);
  const view = viewOf(system, records, kept);
  expect(view).toEqual(expectedView(model));
  expectInvariants(model, view);
  expectUnchanged(system, records);
}
