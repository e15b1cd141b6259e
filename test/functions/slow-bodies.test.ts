import { afterAll, describe, expect, it } from '@jest/globals';
import fc, { type Arbitrary } from 'fast-check';
import { integrationOperations } from '../../functions/shared/api/integration-operations.ts';
import { recordOperations } from '../../functions/shared/api/record-operations.ts';
import { handledTypes, type HandledType } from '../../functions/shared/chargebee/handled-types.ts';
import type { Operation } from '../../functions/shared/http/operation.ts';
import { isAnswer } from '../../functions/shared/http/parse-part.ts';
import { readRequest } from '../../functions/shared/http/read-request.ts';
import { toResult } from '../../functions/shared/http/to-result.ts';
import { apiEvent } from '../support/api.ts';
import { chargebeeEvent } from '../support/chargebee-event.ts';
import { fakeWebhook } from '../support/fake-webhook.ts';
import { fittingValues } from '../support/fitting-values.ts';
import { hardJson, repeated } from '../support/hard-json.ts';
import { placesIn, replaceAt, type Json, type Place } from '../support/json-places.ts';
import { leastCpu } from '../support/least-cpu.ts';
import { expectFast, suspect, type Suspect } from '../support/slow-body.ts';

/** `SEARCH_RUNS` lets it look longer. */
const runs = Number(process.env['SEARCH_RUNS'] ?? 200);

const longestAnswer = 16_384;

let slowest = { milliseconds: 0, name: '' };
afterAll(() => {
  process.stdout.write(`slowest: ${slowest.milliseconds.toFixed(0)} ms of CPU, ${slowest.name}\n`);
});

const search = (suspects: Arbitrary<Suspect>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(suspects, async (one) => {
      const milliseconds = await expectFast(one);
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, name: one.name };
    }),
    { numRuns: runs, endOnFailure: true },
  );

const partOf = (value: Json, at: Place): string =>
  JSON.stringify(
    at.reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : null),
      value,
    ),
  );

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

describe('the webhook', () => {
  const webhook = fakeWebhook();
  const handle = async (body: string): Promise<string> => {
    webhook.sent.length = webhook.logged.length = 0;
    const answer = JSON.stringify(await webhook.post({ body }));
    expect(answer.length).toBeLessThan(longestAnswer);
    return answer + JSON.stringify(webhook.messages()); // as the worker reads them
  };

  const goodBodies = new Map(
    handledTypes.map((type) => [type, asJson({ ...chargebeeEvent(type), other: {} })]),
  );

  /** The places of a body whose value makes a difference. */
  async function readPlaces(body: Json): Promise<Place[]> {
    const asItIs = await handle(JSON.stringify(body));
    const read: Place[] = [];
    for (const at of placesIn(body)) {
      const otherwise = await handle(JSON.stringify(replaceAt(body, at, [[]])));
      if (otherwise !== asItIs) read.push(at);
    }
    return read;
  }

  const suspectOf = (type: HandledType, at: Place, hard = repeated('"', () => '\u0301\u0323', '', '"')) =>
    suspect(goodBodies.get(type) ?? null, at, hard, { handle, name: type });

  it.each(handledTypes)('takes the most hostile email and text of %s fast', async (type) => {
    for (const field of ['email', 'company', 'id'])
      await expectFast(suspectOf(type, ['content', 'customer', field]));
  });

  it('takes 340,000 empty invoices fast', async () => {
    const at = ['content', 'transaction', 'linked_invoices'];
    for (const entry of ['{}', '[]', '0'])
      await expectFast(
        suspectOf(
          'payment_succeeded',
          at,
          repeated('[', () => entry, ',', ']'),
        ),
      );
  });

  it('takes any body under 1 MiB in less than 200 ms of CPU', async () => {
    const places = new Map<HandledType, Place[]>();
    for (const [type, body] of goodBodies) places.set(type, await readPlaces(body));
    const suspects = fc
      .constantFrom(...goodBodies)
      .chain(([type, body]) =>
        fc
          .oneof(
            { weight: 4, arbitrary: fc.constantFrom(...(places.get(type) ?? [])) },
            { weight: 1, arbitrary: fc.constantFrom(...placesIn(body)) },
          )
          .chain((at) => hardJson(partOf(body, at)).map((hard) => suspectOf(type, at, hard))),
      );
    await search(suspects);
  }, 600_000);
});

describe('the API', () => {
  const changing = [...recordOperations, ...integrationOperations].flatMap((said: Operation) =>
    said.body === undefined ? [] : [{ ...said, body: said.body }],
  );
  const texts = (name: string): readonly string[] =>
    name === 'email' ? ['ada@example.com'] : ['EUR', 'a name'];

  it('takes any body under 1 MiB in less than 200 ms of CPU', async () => {
    const suspects = fc.constantFrom(...changing).chain(({ method, path, body, readBody }) => {
      const handle = (text: string): void => {
        const read = readBody(apiEvent(method, path, { text }));
        if (isAnswer(read)) expect(toResult(read).body?.length).toBeLessThan(longestAnswer);
      };
      return fittingValues(body, texts)
        .map(asJson)
        .chain((value) =>
          fc
            .constantFrom(...placesIn(value))
            .chain((at) =>
              hardJson(partOf(value, at)).map((hard) =>
                suspect(value, at, hard, { handle, name: `${method} ${path}` }),
              ),
            ),
        );
    });
    await search(suspects);
  }, 600_000);

  it.each(['if-match', 'idempotency-key', 'content-type'])('takes any %s of 10 KB fast', async (header) => {
    for (const { method, path, ...said } of changing.filter(({ path }) => !path.includes('{'))) {
      for (const part of ['"', '9', '+', '/+', ' ', 'a+', '\u0301\u0323']) {
        const headers = { [header]: `application/${part.repeat(10_240 / part.length)}` };
        const event = apiEvent(method, path, { json: {}, headers });
        expect(await leastCpu(() => readRequest({ method, path, ...said }, event), 5, 10)).toBeLessThan(50);
      }
    }
  });
});
