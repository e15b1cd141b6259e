import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import { tableClient } from '../../../functions/shared/store/table.ts';
import { monotonicFactory } from 'ulid';
import { createHandler } from '../../../functions/records/handler.ts';
import { createHandler as createSettings } from '../../../functions/settings/handler.ts';
import { callApi, type ApiAnswer, type ApiCall } from '../../support/api.ts';
import { testTable } from '../../support/table.ts';
import { aWorker } from '../../support/worker.ts';
import { plainClient } from './plain-client.ts';

/** A table on the real engine, and the real API and workers over it: room for many accounts, one after the other. */
export async function startHost() {
  const engine = await testTable();
  const { client, close } = plainClient(engine.endpoint);
  const table = { client: tableClient(client), name: engine.table.name };
  const time = { now: 0 };
  const clock = (): number => time.now;
  let [nextUlid, last] = [monotonicFactory(), 0];
  // In the order in which they are made, so that what waits is settled in the order in which it came.
  const ulids = (): string => {
    // Each account begins at the same moment, before the end of the last one.
    if (time.now < last) nextUlid = monotonicFactory();
    last = time.now;
    return nextUlid(last);
  };
  const pause = () => Promise.resolve();
  /** What the APIs work with, remembering nothing of settings, programs and partners. */
  const fresh = () => ({ table, store: paymentStore(table, clock), clock, ulids, pause });
  const sendJob = () => Promise.reject(new Error('No payer of the model has so many payments.'));
  return {
    table,
    time,
    call: (method: string, target: string, call: ApiCall): Promise<ApiAnswer> =>
      callApi(createHandler({ ...fresh(), log: () => undefined }), method, target, call),
    /** Calls the settings API: what admins ask of payments. */
    ask: (method: string, target: string, call: ApiCall): Promise<ApiAnswer> => {
      const queue = () => Promise.reject(new Error('Nothing is queued through this API here.'));
      const webhook = { newKey: () => 'no-key', webhookBaseUrl: 'https://webhook.example' };
      // A job only looks for payments that were on their way: there are none here.
      const deps = { ...fresh(), ...webhook, queue, sendJob: () => Promise.resolve(), log: () => undefined };
      return callApi(createSettings(deps), method, target, call);
    },
    /** A worker that remembers nothing of settings, programs and partners, which may be 5 seconds old otherwise. */
    hire: () => aWorker(table, undefined, clock, ulids),
    /** What the settings API works with, remembering nothing either. */
    asking: () => ({ ...fresh(), sendJob }),
    stop: async (): Promise<void> => {
      close();
      await engine.stop();
    },
  };
}
export type Host = Awaited<ReturnType<typeof startHost>>;
