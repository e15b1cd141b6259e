import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import type { SendJob } from '../../../functions/shared/job/send-job.ts';
import type { Message } from '../../../functions/shared/chargebee/message.ts';
import { createHandler } from '../../../functions/settings/handler.ts';
import {
  integrationSchema,
  type IntegrationAnswer,
} from '../../../functions/shared/api/integration-schema.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import { callApi, type ApiAnswer } from '../../support/api.ts';

export interface Call {
  readonly account?: string;
  readonly role?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

export const integrationPath = '/v1/integrations/chargebee';
export const allOn = { convertLead: true, associateDeals: true, createTransactions: true };

/** The settings API over a table, with a clock that stands still until it is set. */
export function settingsApi(
  table: Table,
  firstKey = 1,
  ulids: () => string = monotonicFactory(),
  sendJob: SendJob = () => Promise.resolve(),
) {
  const time = { now: Date.UTC(2026, 10, 22, 9) };
  const clock = () => time.now;
  let keys = firstKey - 1;
  /** What was queued. */
  const queued: Message[] = [];
  const handler = createHandler({
    table,
    store: paymentStore(table, clock),
    ulids,
    pause: () => Promise.resolve(),
    queue: (message) => Promise.resolve(String(queued.push(message))),
    clock,
    sendJob,
    newKey: () => `secret-key-number-${String(++keys).padStart(4, '0')}`,
    webhookBaseUrl: 'https://api.example',
    log: () => undefined,
  });
  const call = (method: string, path: string, how: Call = {}): Promise<ApiAnswer> => {
    const { account = 'acme', role = 'admin', body, headers = {}, query = {} } = how;
    const target = `${path}?${new URLSearchParams(query).toString()}`;
    return callApi(handler, method, target, { account, groups: `[${role}]`, json: body, headers });
  };
  /** The integration in an answer of 200, which has to be as the API describes it. */
  const integration = async (method: string, path: string, how: Call = {}): Promise<IntegrationAnswer> => {
    const { status, headers, body } = await call(method, path, how);
    const read = integrationSchema.parse(body);
    if (status !== 200 || headers['etag'] !== `"${read.version}"`) throw new Error(`Answered ${status}.`);
    return read;
  };
  const turnOn = (account: string): Promise<IntegrationAnswer> =>
    integration('PUT', integrationPath, {
      account,
      body: { status: 'on', options: allOn },
      headers: { 'if-match': '"0"' },
    });
  return { call, integration, turnOn, time, queued };
}

const problemSchema = z.object({ status: z.int(), code: z.string() });

/** An error's status and code, both as its body says them. */
export function problemOf({ status, headers, body }: ApiAnswer): string {
  const read = problemSchema.parse(body);
  if (headers['content-type'] !== 'application/problem+json' || read.status !== status) {
    throw new Error('This is no problem answer.');
  }
  return `${status} ${read.code}`;
}

/** The webhook key in an integration's URL. */
export const keyIn = ({ webhook }: IntegrationAnswer): string => webhook?.url.split('/').at(-1) ?? '';
