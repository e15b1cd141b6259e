import { expect, test } from '@jest/globals';
import { readableLine, readLogLine } from '../../../local/terminal/readable-line.ts';

const shown = (line: object): string | undefined => {
  const read = readLogLine(JSON.stringify(line));
  if (read === undefined) throw new Error('It is taken for no line of a log.');
  return readableLine(read);
};
const at = { timestamp: '2026-11-22T09:00:01.000Z', account: 'acme' };
const worker = { ...at, level: 'INFO', service: 'worker', message: 'worker', eventId: 'ev_1' };
const webhook = { ...at, level: 'INFO', service: 'webhook', message: 'webhook' };
const error = { name: 'Error', message: 'no answer', stack: ['somewhere'] };

test.each<[string, object, RegExp]>([
  [
    'an event that was decided',
    { ...worker, processed: 'decided', outcome: 'processed', codes: ['lead_converted', 'reward_created'] },
    /^\d\d:00:01 {2}acme {2}ev_1 {2}processed: lead_converted, reward_created$/,
  ],
  ['a copy', { ...worker, processed: 'copy' }, /acme {2}ev_1 {2}copy$/],
  [
    'what is not queued',
    { ...webhook, code: 'ignored', status: 200 },
    /acme {2}- {2}webhook answered 200 ignored$/,
  ],
  [
    'an event that nothing acts on',
    { ...webhook, eventId: 'ev_1', code: 'ignored', status: 200 },
    /acme {2}ev_1 {2}webhook answered 200 ignored$/,
  ],
  [
    'a request of nobody',
    { ...webhook, account: undefined, code: 'unknown_webhook', status: 404 },
    / {2}- {2}- {2}webhook answered 404 unknown_webhook$/,
  ],
  [
    'a message that goes back',
    { ...at, level: 'WARN', service: 'worker', message: 'message goes back', error },
    /acme {2}worker: message goes back: no answer$/,
  ],
  ['an event that failed', { ...worker, level: 'ERROR', error }, /acme {2}worker: ev_1: worker: no answer$/],
])('%s is one line', (_, line, readable) => {
  expect(shown(line)).toMatch(readable);
});

test.each<[string, object]>([
  [
    'a queued event, of which the worker tells',
    { ...webhook, eventId: 'ev_1', code: 'accepted', status: 200 },
  ],
  [
    'a refused body, of which it tells too',
    { ...webhook, eventId: 'rej_x', code: 'invalid_json', status: 400 },
  ],
  ['a metric', { _aws: { Timestamp: 1 }, service: 'webhook', EventAccepted: 1 }],
  ['what is told beside', { ...at, level: 'INFO', service: 'records', message: 'cold start' }],
])('%s is not shown', (_, line) => {
  expect(shown(line)).toBeUndefined();
});

test.each(['kiflo-chargebee is up', '{', '{"a":1}', '[]', ''])('%j is no line of a log', (printed) => {
  expect(readLogLine(printed)).toBeUndefined();
});
