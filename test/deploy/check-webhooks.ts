import { deepEqual, equal, partialDeepStrictEqual } from 'node:assert/strict';
import * as z from 'zod';
import type { ApiClient } from '../../local/api-client.ts';
import { readIntegration } from '../../local/read-integration.ts';
import { chargebeeEvent } from '../../local/simulate/chargebee-event.ts';
import { activityOf } from './activity-of.ts';
import type { DeployedApi } from './deployed-api.ts';
import { eventually } from './eventually.ts';

const json = 'application/json';
const items = z.object({ items: z.array(z.looseObject({})) });

/** A payment of the demo account's first lead, whose partner gets a tenth of it. */
export const payment = (amount: number) =>
  chargebeeEvent(
    { kind: 'payment', email: 'ada@example.com', customer: 'cb_ada', amount, currency: 'EUR' },
    new Date(),
  );

/** The path of the account's webhook. */
export async function webhookPath(admin: ApiClient): Promise<string> {
  const { webhook } = await readIntegration(admin);
  return new URL(String(webhook?.url)).pathname;
}

/** Posts what Chargebee and others may post, and looks at what comes of it in the API. */
export async function checkWebhooks({ call }: DeployedApi, admin: ApiClient): Promise<void> {
  const path = await webhookPath(admin);
  const post = (body: string, contentType = json, to = path) =>
    call('POST', to, { body, headers: { 'content-type': contentType } });
  const list = async (records: string) => items.parse((await admin('GET', `/v1/${records}`)).body).items;

  const once = payment(4_900);
  const inBase64 = payment(10_000); // API Gateway encodes every body that is not said to be text.
  for (const { id, body } of [once, once, once]) {
    deepEqual(await post(body), { status: 200, body: { status: 'accepted', eventId: id } });
  }
  equal((await post(inBase64.body, 'application/octet-stream')).status, 200);
  partialDeepStrictEqual(await post('no JSON'), { status: 400, body: { code: 'invalid_json' } });
  partialDeepStrictEqual(await post('{}'), { status: 422, body: { code: 'invalid_event' } });
  partialDeepStrictEqual(await post(once.body, json, `${path}x`), {
    status: 404,
    body: { code: 'unknown_webhook' },
  });

  const lines = await eventually('four lines of activity', async () => {
    const seen = await activityOf(admin);
    return seen.length >= 4 ? seen : undefined;
  });
  deepEqual(lines.map(({ outcome }) => outcome).toSorted(), [
    'processed',
    'processed',
    'rejected',
    'rejected',
  ]);
  deepEqual(
    lines
      .filter(({ outcome }) => outcome === 'processed')
      .map(({ eventId }) => eventId)
      .toSorted(),
    [once.id, inBase64.id].toSorted(),
  );
  const amounts = (records: object[]) =>
    JSON.stringify(
      records.map((one) => (one as { amount: { amount: number } }).amount.amount).toSorted((a, b) => a - b),
    );
  equal(amounts(await list('transactions')), '[4900,10000]');
  equal(amounts(await list('rewards')), '[490,1000]');
  equal((await list('customers?chargebeeCustomerId=cb_ada')).length, 1);
  partialDeepStrictEqual(await list('leads?email=ada@example.com'), [{ status: 'converted' }]);
}
