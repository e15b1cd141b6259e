import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { handledTypes } from '../../../functions/shared/chargebee/handled-types.ts';
import { chargebeeEvent } from '../../support/chargebee-event.ts';
import { fakeWebhook } from '../../support/fake-webhook.ts';
import { placesIn, replaceAt, type Json } from '../../support/json-places.ts';

const runs = 10_000;
const marker = 'PLANTED-7f3a';

/** A good body of each type, as text and as a value with all its places. */
const goodBodies = handledTypes.map((type) => {
  const text = JSON.stringify(chargebeeEvent(type));
  const value = JSON.parse(text) as Json;
  return { text, value, places: placesIn(value) };
});
const good = fc.constantFrom(...goodBodies);

const odd = fc.oneof(
  fc.jsonValue().map((value) => value as Json),
  fc.constantFrom<Json>(
    null,
    '',
    ' ',
    -1,
    0.5,
    2 ** 53,
    1e300,
    [],
    {},
    marker,
    '\ud800',
    '\u0000',
    '\uffff',
    'v1',
    'eur',
  ),
  fc.string({ unit: 'binary', maxLength: 400 }).map((text): Json => marker + text),
);
/** A good body with wrong values in up to three places. */
const mutated = good.chain(({ value, places }) =>
  fc
    .array(fc.tuple(fc.constantFrom(...places), odd), { minLength: 1, maxLength: 3 })
    .map((changes) =>
      JSON.stringify(changes.reduce<Json>((body, [at, planted]) => replaceAt(body, at, planted), value)),
    ),
);
/** The text of a good body, cut or with bytes replaced. */
const damaged = good.chain(({ text }) =>
  fc.tuple(fc.nat(text.length), fc.uint8Array({ maxLength: 8 }), fc.boolean()).map(([at, bytes, cut]) => {
    const whole = Buffer.from(text);
    return Buffer.concat([
      whole.subarray(0, at),
      bytes,
      cut ? Buffer.alloc(0) : whole.subarray(at + bytes.length),
    ]);
  }),
);
/** A damaged body is also sent as text: an HTTP API does that with JSON, and puts U+FFFD where it is not UTF-8. */
const body = fc.oneof(
  { weight: 6, arbitrary: mutated },
  { weight: 2, arbitrary: damaged },
  { weight: 1, arbitrary: damaged.map((bytes) => bytes.toString()) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.json() },
);

it(`answers ${runs.toLocaleString('en')} fuzzed bodies with 2xx or 4xx, and queues nothing of a refused one`, async () => {
  const counts = new Map<number | undefined, number>();
  const webhook = fakeWebhook();
  const taken = new Set<string>();
  await fc.assert(
    fc.asyncProperty(body, async (body) => {
      webhook.sent.length = 0;
      webhook.logged.length = 0;
      webhook.state.now += 10; // no flood
      const { status } = await webhook.post({ body });
      counts.set(status, (counts.get(status) ?? 0) + 1);
      expect([200, 400, 422]).toContain(status);
      const messages = webhook.messages();
      if (status === 200) {
        expect(messages.length).toBeLessThanOrEqual(1);
        for (const message of messages) if (message.kind === 'event') taken.add(message.event.type);
        return;
      }
      expect(messages).toMatchObject([{ account: 'acme', kind: 'rejected' }]);
      // The hash in the id may happen to look like anything, and so may the time.
      const said = webhook.sent[0]?.replace(/"rej_[\w-]{22}"/, '""').replace(/"receivedAt":\d+/, '');
      expect(said).not.toMatch(/PLANTED|ada@|Byron|4111|console/);
    }),
    { numRuns: runs },
  );
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(`fuzzed bodies: ${total}, by answer: ${JSON.stringify(Object.fromEntries(counts))}\n`);
  expect(total).toBeGreaterThanOrEqual(runs);
  expect([...counts.keys()].sort()).toEqual([200, 400, 422]);
  expect([...taken].sort()).toEqual([...handledTypes].sort());
}, 60_000);
