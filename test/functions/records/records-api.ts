import { expect } from '@jest/globals';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import { createHandler } from '../../../functions/records/handler.ts';
import { problemsOf } from '../../../functions/shared/api/openapi-problems.ts';
import { recordOperations } from '../../../functions/shared/api/record-operations.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import { callApi, type ApiAnswer, type ApiCall } from '../../support/api.ts';

const operationOf = (method: string, target: string) => {
  const path = target.replace(/\?.*$/, '');
  return recordOperations.find((said) => {
    return said.method === method && new RegExp(`^${said.path.replace('{id}', '[^/]+')}$`).test(path);
  });
};

/** An answer is what the operation says of itself, in the OpenAPI document too. */
function expectAsSaid(method: string, target: string, { status, body }: ApiAnswer): void {
  const said = operationOf(method, target);
  if (said === undefined || status === undefined) return;
  if (status < 300) {
    expect(status).toBe(said.answer.status);
    if (said.answer.schema) expect(said.answer.schema.parse(body)).toEqual(body);
  } else {
    const { code } = z.object({ code: z.string() }).parse(body);
    expect(problemsOf(said)[status]).toContain(code);
  }
}

const rule = {
  name: 'Ten percent',
  reward: { kind: 'percentage', basisPoints: 1000 },
  lasts: { kind: 'forever' },
};

/** The records API on a table, with a clock that stands until it is set. Every answer is checked against its operation. */
export function recordsApi(table: Table, ulids?: () => string) {
  const state = { now: Date.UTC(2026, 10, 22, 9) };
  const monotonic = monotonicFactory();
  const nextUlid = ulids ?? (() => monotonic());
  const handler = createHandler({
    table,
    store: paymentStore(table, () => state.now),
    pause: () => Promise.resolve(),
    clock: () => state.now,
    ulids: () => nextUlid(),
    log: () => undefined,
  });
  const api = {
    state,
    async call(method: string, target: string, call?: ApiCall): Promise<ApiAnswer> {
      const answer = await callApi(handler, method, target, call);
      expectAsSaid(method, target, answer);
      return answer;
    },
    /** Creates a record and gives its id. */
    async create(resource: string, json: unknown, call: ApiCall = {}): Promise<string> {
      const { status, body } = await api.call('POST', `/v1/${resource}`, { ...call, json });
      expect({ status, body }).toMatchObject({ status: 201 });
      return z.object({ id: z.string() }).parse(body).id;
    },
    /** Changes a record as it is now. */
    async patch(path: string, json: unknown, call: ApiCall = {}): Promise<ApiAnswer> {
      const { headers } = await api.call('GET', path, call);
      return api.call('PATCH', path, { ...call, json, headers: { 'if-match': String(headers['etag']) } });
    },
    /** The ids of a list, page by page. */
    async ids(target: string, call: ApiCall = {}): Promise<string[]> {
      const found: string[] = [];
      let cursor: string | null = '';
      do {
        const page = new URL(target, 'https://api.example');
        if (cursor !== '') page.searchParams.set('cursor', cursor);
        const { body } = await api.call('GET', page.pathname + page.search, call);
        const { items, nextCursor } = z
          .object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() })
          .parse(body);
        found.push(...items.map(({ id }) => id));
        cursor = nextCursor;
      } while (cursor !== null);
      return found;
    },
    /** A program with one rule, and a partner in it. */
    async partner(call: ApiCall = {}): Promise<{ programId: string; partnerId: string }> {
      const programId = await api.create('programs', { name: 'Referrals', rewardRules: [rule] }, call);
      const partnerId = await api.create(
        'partners',
        { name: 'Northwind', email: 'hello@northwind.example', programId },
        call,
      );
      return { programId, partnerId };
    },
  };
  return api;
}
