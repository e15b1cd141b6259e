import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { problem, type Answer } from '../shared/http/answer.ts';
import { authenticator } from './authenticate.ts';
import { budget, type Tell } from './budget.ts';
import type { Enqueue } from '../shared/queue/enqueue.ts';
import { findAccount, type Found, type Keys } from './find-account.ts';
import { noteRefusals, type KeepRefusals } from './note-refusals.ts';
import { receive, type Receipt } from './receive.ts';
import { webhookKeyIn } from './webhook-key-in.ts';
import type { Clock } from '../shared/remember.ts';

/** What a request comes to. `error` is why nothing was stored, for the log. */
export interface TakenIn extends Omit<Receipt, 'message'> {
  readonly account?: string;
  /** Of the message that was queued. */
  readonly messageId?: string;
  readonly error?: Error;
}

export interface Dependencies {
  readonly keys: Keys;
  readonly queue: Enqueue;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly rates: Rates;
  readonly keepRefusals: KeepRefusals;
}

/** Requests a second that are let in. */
export interface Rates {
  /** Of each webhook key. */
  readonly key: number;
  /** Of all unknown keys together, for each instance: they cost nothing that instances share. */
  readonly unknownKeys: number;
}

const failure = (
  status: number,
  code: TakenIn['code'],
  detail: string,
  headers?: Answer['headers'],
): TakenIn => ({
  answer: problem(status, code, detail, { ...(headers && { headers }) }),
  code,
});

const unknownWebhook = failure(404, 'unknown_webhook', 'There is no such webhook, or not any more.');
const methodNotAllowed = failure(405, 'method_not_allowed', 'A webhook takes POST alone.', { allow: 'POST' });
const invalidCredentials = failure(
  401,
  'invalid_credentials',
  'The Basic credentials are missing or wrong.',
  {
    'www-authenticate': 'Basic realm="Chargebee webhook", charset="UTF-8"',
  },
);
export const unavailable = failure(503, 'queue_unavailable', 'Nothing was stored; send it again later.', {
  'retry-after': '30',
});

const tooManyRequests = (seconds: number): TakenIn =>
  failure(429, 'too_many_requests', 'More requests than this webhook takes; send it again later.', {
    'retry-after': String(seconds),
  });

const toError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('Something that is no error was thrown.', { cause: thrown });

const bodyOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');

type NotOpen = Found & { readonly kind: 'ended' | 'unknown' | 'forged' };

/** Lets so many unknown keys in that somebody who mistyped one is told so. */
function unknownKeys(clock: Clock, perSecond: number): () => Promise<number | undefined> {
  let counted = 0;
  let since = 0;
  const tell: Tell = (_, { window, requests }) => {
    counted = window === since ? counted + requests : requests;
    since = window;
    return Promise.resolve(counted);
  };
  const spend = budget({ clock, tell, perSecond });
  return () => spend('');
}

/**
 * Takes a request in: whose webhook it is, whether it may come in, what it says; then queues that. Nothing of the body
 * is looked at before the key, its budget and the credentials are good, and an event is accepted only once the queue has it.
 */
export function takeIn({
  keys,
  queue,
  clock,
  tell,
  rates,
  keepRefusals,
}: Dependencies): (event: APIGatewayProxyEventV2) => Promise<TakenIn> {
  const { find, seemToRead } = findAccount(keys, clock);
  const isAuthentic = authenticator(clock);
  const spend = budget({ clock, tell, perSecond: rates.key });
  const note = noteRefusals(clock, keepRefusals);
  const spendUnknown = unknownKeys(clock, rates.unknownKeys);

  async function refuse(key: string, found: NotOpen): Promise<TakenIn> {
    const wait = await spendUnknown();
    if (wait !== undefined) return tooManyRequests(wait);
    if (found.kind === 'forged') await seemToRead(key);
    if (found.kind !== 'ended') return unknownWebhook;
    await note(found.account, 'unknown_webhook');
    return { ...unknownWebhook, account: found.account };
  }

  return async (event) => {
    const key = webhookKeyIn(event.rawPath);
    if (key === undefined) return unknownWebhook;
    if (event.requestContext.http.method !== 'POST') return methodNotAllowed;
    let known: Pick<TakenIn, 'account' | 'eventId' | 'eventType' | 'sentId'> = {};
    try {
      const webhook = await find(key);
      if (webhook.kind !== 'open') return await refuse(key, webhook);
      const { account, basicAuth } = webhook;
      known = { account };
      const wait = await spend(key);
      if (wait !== undefined) return { ...tooManyRequests(wait), account };
      if (basicAuth && !(await isAuthentic(event.headers['authorization'], basicAuth))) {
        await note(account, 'invalid_credentials');
        return { ...invalidCredentials, account };
      }
      const { message, answer, code, ...named } = receive(account, bodyOf(event), clock());
      known = { account, ...named };
      const messageId = message && (await queue(message));
      return { answer, code, ...known, ...(messageId !== undefined && { messageId }) };
    } catch (error) {
      // The table or the queue: whatever it was, Chargebee tries again, and must be told so.
      return { ...unavailable, ...known, error: toError(error) };
    }
  };
}
