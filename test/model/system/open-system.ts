import { expect } from '@jest/globals';
import { allPayments, judgeNow } from '../../../functions/settings/judge-now.ts';
import { linkPayment } from '../../../functions/settings/link-payment.ts';
import { replayEvent } from '../../../functions/settings/replay-event.ts';
import type { AnewResult } from '../../../functions/shared/anew/anew-items.ts';
import type { AnewWork } from '../../../functions/shared/anew/anew-job.ts';
import type { Message } from '../../../functions/shared/chargebee/message.ts';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import type { Options } from '../../../functions/shared/domain/integration.ts';
import type { Account } from '../../../functions/shared/store/account.ts';
import { commitWrites } from '../../../functions/shared/store/writes/commit-writes.ts';
import type { Integration } from '../../../functions/shared/store/integration.ts';
import { integrationWrites } from '../../../functions/shared/store/writes/integration-writes.ts';
import { keysOf } from '../../../functions/shared/store/keys.ts';
import type { ApiAnswer } from '../../support/api.ts';
import { sqsRecord } from '../../support/worker.ts';
import type { Setup } from '../setup.ts';
import type { Host } from './start-host.ts';

/** The ids that stand for the numbers of the model. */
interface Ids {
  readonly programs: string[];
  readonly partners: string[];
  readonly rules: string[];
}

/** One account of the real worker, APIs and table, with nothing in it. */
export function openSystem({ table, time, call, ask, hire, asking }: Host, account: Account) {
  const ids: Ids = { programs: [], partners: [], rules: [] };
  let worker = hire();
  let integration: Integration | undefined;
  const get = (target: string): Promise<ApiAnswer> => call('GET', target, { account });
  const create = async (resource: string, json: unknown): Promise<ApiAnswer> => {
    const answer = await call('POST', `/v1/${resource}`, { account, json });
    expect(answer).toMatchObject({ status: 201 });
    return answer;
  };
  const partnerId = (partner: number | undefined) => (partner === undefined ? null : ids.partners[partner]);
  return {
    table,
    account,
    ids,
    /** What was recorded when it was looked at, by id: it has to stay so. */
    recorded: new Map<string, unknown>(),
    get,

    /** Sets the clock of all that follows, in epoch milliseconds. */
    setNow(now: number): void {
      time.now = now;
    },

    /** Has the worker process an event to its end. */
    async send(event: ChargebeeEvent): Promise<void> {
      const failed = await worker.work(sqsRecord({ v: 1, account, kind: 'event', event }));
      expect(failed).toEqual([]);
    },

    /** Has an admin ask that an event is decided again, and the worker do it. */
    async replay(eventId: string) {
      const queue = async (message: Message) => {
        expect(await worker.work(sqsRecord(message))).toEqual([]);
        return undefined;
      };
      return replayEvent({ ...asking(), queue }, { account, user: 'model', role: 'admin' }, eventId);
    },

    /** Has an admin link a payment to a customer. */
    link: (paymentId: string, body: { readonly customerId: string }) =>
      linkPayment(asking(), { account, user: 'model', role: 'admin' }, paymentId, body),

    /** Has all payments of a program judged by its rules of now, as the job does. */
    async rateAnew(programId: string): Promise<AnewResult> {
      const deps = asking();
      const asked = { programId, from: 0, at: deps.clock(), reason: 'The rules were wrong' };
      const work: AnewWork = { kind: 'rate_anew', asked, by: 'model' };
      return judgeNow(deps, account, work, (await allPayments(deps, account, work)) ?? []);
    },

    create,
    partnerId,

    /** Has an admin ask something of the API, as it is now. */
    call: (method: string, target: string, json: unknown, headers = {}): Promise<ApiAnswer> =>
      call(method, target, { account, json, headers }),

    /** Has an admin ask something of the settings API. */
    ask: (method: string, target: string, json?: unknown): Promise<ApiAnswer> =>
      ask(method, target, { account, ...(json !== undefined && { json }) }),

    async bringLead({ email, partner, isRefused }: Setup['leads'][number]): Promise<void> {
      const status = isRefused ? 'refused' : 'pending';
      await create('leads', { email, status, partnerId: partnerId(partner) });
    },

    async bringDeal({ emails, partner, isLost }: Setup['deals'][number]): Promise<void> {
      const contacts = emails.map((email) => ({ email }));
      const status = isLost ? 'lost' : 'open';
      await create('deals', { name: 'A deal', status, contacts, partnerId: partnerId(partner) });
    },

    /** Changes a record as it is now. */
    async patch(path: string, json: unknown): Promise<ApiAnswer> {
      const { headers } = await get(path);
      const ifMatch = { 'if-match': String(headers['etag']) };
      const answer = await call('PATCH', path, { account, json, headers: ifMatch });
      worker = hire();
      return answer;
    },

    /** As the settings API does, whose answer reads a lot. */
    async turn(isOn: boolean, options: Options): Promise<void> {
      const version = (integration?.version ?? 0) + 1;
      const status = isOn ? 'on' : 'off';
      const after = { version, status, options, keys: [], updatedAt: time.now, updatedBy: 'model' } as const;
      const { kind } = await commitWrites(table, integrationWrites(account, integration, after));
      expect(kind).toBe('committed');
      integration = after;
      worker = hire();
    },

    /** As the engine deletes in its own time what has expired where these payments will be. */
    async deleteExpired(paymentIds: Iterable<string>): Promise<void> {
      const condition = { kind: 'absent_or_expired', at: Math.floor(time.now / 1_000) } as const;
      for (const id of paymentIds) {
        await commitWrites(table, [{ kind: 'delete', key: keysOf(account).payment(id), condition }]);
      }
    },
  };
}
export type System = ReturnType<typeof openSystem>;
