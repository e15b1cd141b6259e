import { expect, it } from '@jest/globals';
import type { NewRefusals } from '../../../functions/shared/domain/refusals.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { keepRefusals, readRefusals } from '../../../functions/shared/store/webhook/webhook-refusals.ts';
import { noteRefusals } from '../../../functions/webhook/note-refusals.ts';
import { testTable } from '../../support/table.ts';

const acme = accountSchema.parse('acme');
const globex = accountSchema.parse('globex');
const code = 'invalid_credentials';

function setUp(keeps: boolean[] = []) {
  const state = { now: 1_000_000, kept: [] as [string, NewRefusals][] };
  const note = noteRefusals(
    () => state.now,
    (account, refusals) => {
      state.kept.push([account, refusals]);
      return keeps.shift() === false ? Promise.reject(new Error('table down')) : Promise.resolve(true);
    },
  );
  return { state, note };
}

it('keeps the first at once, and those of the next minute with the first one after it', async () => {
  const { state, note } = setUp();
  for (let n = 0; n < 1_000; n++) await note(acme, code);
  await note(globex, code);
  state.now += 60_000;
  await note(acme, 'unknown_webhook');
  expect(state.kept).toEqual([
    ['acme', { at: 1_000_000, code, count: 1 }],
    ['globex', { at: 1_000_000, code, count: 1 }],
    ['acme', { at: 1_060_000, code: 'unknown_webhook', count: 1_000 }],
  ]);
});

it('loses nothing of what could not be kept, and tries no sooner for it', async () => {
  const { state, note } = setUp([false]);
  for (let n = 0; n < 3; n++) await note(acme, code);
  expect(state.kept).toHaveLength(1);
  state.now += 60_000;
  await note(acme, code);
  expect(state.kept.at(-1)).toEqual(['acme', { at: 1_060_000, code, count: 4 }]);
});

it('is written once a minute for all instances together', async () => {
  const engine = await testTable();
  const now = 1_795_338_000_000;
  const keep = (at: number) => keepRefusals(engine.table, acme, { at, code, count: 1 });
  const kept = await Promise.all(Array.from({ length: 10 }, () => keep(now)));
  kept.push(await keep(now + 59_999), await keep(now + 60_000));
  const refusals = await readRefusals(engine.table, acme);
  await engine.stop();
  expect(kept.filter(Boolean)).toHaveLength(2);
  expect(kept.at(-1)).toBe(true);
  expect(refusals?.hours.reduce((sum, { count }) => sum + count, 0)).toBe(2);
});
