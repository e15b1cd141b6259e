import { decodeMessage } from '../../functions/shared/chargebee/decode-message.ts';
import { encodeMessage, type Message } from '../../functions/shared/chargebee/message.ts';
import { accountSchema } from '../../functions/shared/store/account.ts';
import { loggableError } from '../../functions/shared/log/loggable-error.ts';
import type { BasicAuth } from '../../functions/shared/store/basic-auth.ts';
import type { WebhookKey } from '../../functions/shared/store/webhook/webhook-key.ts';
import { withCheck } from '../../functions/shared/webhook-check.ts';
import { createHandler } from '../../functions/webhook/handler.ts';
import { lambdaContext } from './lambda-context.ts';
import { webhookRequest, type WebhookRequest } from './webhook-request.ts';

/** What `readWebhookKey` answers for a key of this account. */
export const webhookKeyOf = (
  account: string,
  more: { readonly endsAt?: number; readonly basicAuth?: BasicAuth } = {},
): WebhookKey => ({ account: accountSchema.parse(account), ...more });

const secret = 'of the tests';

/** The real handler between fakes: keys in a map, a queue in a list that holds what a consumer would decode, a hand-set clock. */
export function fakeWebhook() {
  const keys = new Map([['key-of-acme', webhookKeyOf('acme')]]);
  const state = { now: 1_795_338_002_000, reads: 0, tableDown: false, queueDown: false };
  const use = new Map<string, number>();
  const sent: string[] = [];
  const logged: { level: string; line: object }[] = [];
  const counted: string[] = [];
  const refused: string[] = [];
  const handler = createHandler({
    keys: {
      read: (key) => {
        state.reads += 1;
        return state.tableDown
          ? Promise.reject(new Error('table down'))
          : Promise.resolve(keys.get(key.slice(0, -8)));
      },
      secret: () => (state.tableDown ? Promise.reject(new Error('table down')) : Promise.resolve(secret)),
    },
    tell: (key, { window, requests }) => {
      const told = (use.get(`${key} ${window}`) ?? 0) + requests;
      use.set(`${key} ${window}`, told);
      return Promise.resolve(told);
    },
    rates: { key: 200, unknownKeys: 20 },
    keepRefusals: (account, { code, count }) => {
      refused.push(`${account} ${code} ${count}`);
      return Promise.resolve(true);
    },
    queue: (message) => {
      if (state.queueDown) return Promise.reject(new Error('queue down'));
      sent.push(encodeMessage(message));
      return Promise.resolve(`message-${sent.length}`);
    },
    clock: () => state.now,
    log: (level, message, told = {}, measured = []) => {
      const { error, ...line } = told;
      logged.push({
        level: level.toLowerCase(),
        line: { message, ...line, ...(error !== undefined && { error: loggableError(error) }) },
      });
      counted.push(...measured.map(({ counted: name, by }) => [name, ...Object.values(by)].join(' ')));
    },
  });
  return {
    state,
    keys,
    /** The queued messages as text. */
    sent,
    logged,
    /** The metrics that were counted up: name, and reason if it has one. */
    counted,
    /** What was noted of who was turned away: account, code and how often. */
    refused,
    /** The queued messages as the worker decodes them; throws where it could not. */
    messages: (): Message[] =>
      sent.map((body) => {
        const decoded = decodeMessage(body);
        if (!decoded.ok) throw new Error(decoded.reason);
        return decoded.message;
      }),
    /** Posts with a key (`key-of-acme`) that has its check, unless it is a forged one. */
    async post({ key = 'key-of-acme', forged = false, ...request }: WebhookRequest & { forged?: boolean }) {
      const sent = webhookRequest({ ...request, key: forged ? key : withCheck(key, secret) });
      const { statusCode, headers, body } = await handler(sent, lambdaContext());
      return { status: statusCode, headers: headers ?? {}, body: JSON.parse(body ?? 'null') as unknown };
    },
  };
}
