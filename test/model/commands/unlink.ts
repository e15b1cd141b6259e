import { expect } from '@jest/globals';
import fc from 'fast-check';
import { readRecords } from '../compare/read-records.ts';
import { pick } from '../events/pick.ts';
import type { Model } from '../model/model.ts';
import { unlink as unlinkInModel } from '../model/unlink.ts';
import type { System } from '../system/open-system.ts';
import { command } from './command.ts';

/** The Chargebee ids that somebody carries, or did. */
const idsIn = ({ customers, former, unlinked }: Model): string[] => [
  ...new Set([
    ...customers.flatMap(({ chargebeeIds }) => chargebeeIds),
    ...former.keys(),
    ...unlinked.keys(),
  ]),
];

/** What is taken back is the only thing that was recorded and is there no more. */
async function forgetTakenBack(system: System): Promise<void> {
  if (system.recorded.size === 0) return;
  const { transactions, rewards, corrections } = await readRecords(system);
  const there = new Set([...transactions, ...rewards, ...corrections].map(({ id }) => id));
  for (const key of system.recorded.keys())
    if (!there.has(key.split(' ')[0] ?? '')) system.recorded.delete(key);
}

/** An admin takes a Chargebee customer off its customer, and its payments go back into the inbox. */
export const unlink = command('unlink', fc.nat(9), async (model, system, n) => {
  const id = pick([...idsIn(model), 'nobody'], n);
  const counts = unlinkInModel(model, id);
  const path = `/v1/integrations/chargebee/customers/${encodeURIComponent(id)}/unlink`;
  const answer = await system.ask('POST', path, { reason: 'It is somebody else' });
  expect(answer).toMatchObject(counts ? { status: 200, body: counts } : { status: 404 });
  await forgetTakenBack(system);
});
