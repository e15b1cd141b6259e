import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { handledTypes } from '../functions/shared/chargebee/handled-types.ts';
import { chargebeeEvent } from './support/chargebee-event.ts';

/** What `test/scan-log` looks for in the log of a whole run can be found there only if the tests' events carry it. */
test('the planted secrets stand in the events of the tests', () => {
  const carried = JSON.stringify(handledTypes.map((type) => chargebeeEvent(type)));
  const planted = readFileSync(new URL('planted-secrets.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  expect(planted.filter((secret) => !carried.includes(secret))).toEqual([]);
});
