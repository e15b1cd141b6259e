import type { IntegrationStatus } from './integration.ts';
import type { Refusals } from './refusals.ts';
import { countOfDay } from './refusals.ts';

const dayMs = 86_400_000;

/** What stands there, and since when the oldest of it does; epoch milliseconds. */
export interface Standing {
  readonly count: number;
  readonly oldest?: number;
}

/** What is looked at to say whether all is well. Times are epoch milliseconds. */
export interface Health {
  readonly status: IntegrationStatus;
  /** Since when it has that status, or its options. */
  readonly updatedAt: number | undefined;
  readonly refusals: Refusals | undefined;
  readonly failed: Standing;
  readonly waiting: Standing;
  /** In the inbox, of the newest: those of which somebody may be meant. */
  readonly clear: Standing;
  readonly silentSince: number | undefined;
  readonly now: number;
}

export const problemCodes = [
  'integration_off',
  'webhook_refused',
  'events_failed',
  'no_payments',
  'payments_to_link',
  'waiting_long',
] as const;

/** What is wrong, and what to do about it, in one or two sentences. */
export interface Problem {
  readonly code: (typeof problemCodes)[number];
  readonly message: string;
  readonly since: number;
}

const countOf = (count: number, one: string, many: string): string =>
  count === 1 ? `One ${one}` : `${count} ${many}`;

/** Everything that somebody should look at, the worst first; nothing where all is well. */
export function problemsOf(health: Health): readonly Problem[] {
  const { status, updatedAt, refusals, failed, waiting, clear, silentSince, now } = health;
  const problems: Problem[] = [];
  const tell = (code: Problem['code'], since: number | undefined, message: string) => {
    if (since !== undefined) problems.push({ code, message, since });
  };
  if (status === 'off')
    tell(
      'integration_off',
      updatedAt,
      'The integration is off, so payments are ignored. Turn it on; what came meanwhile can be replayed.',
    );
  const refused = refusals === undefined ? 0 : countOfDay(refusals, now);
  if (refused > 0)
    tell(
      'webhook_refused',
      refusals?.at,
      `${countOf(refused, 'request was', 'requests were')} refused within a day. Compare the URL and the credentials of the webhook in Chargebee with those shown here.`,
    );
  if (failed.count > 0)
    tell(
      'events_failed',
      failed.oldest,
      `${countOf(failed.count, 'event has', 'events have')} failed and ${failed.count === 1 ? 'is' : 'are'} not recorded. Replay ${failed.count === 1 ? 'it' : 'them'}.`,
    );
  if (status === 'on')
    tell(
      'no_payments',
      silentSince,
      'No payment has come for longer than usual. See in Chargebee whether the webhook is enabled and its deliveries succeed.',
    );
  if (clear.count > 0)
    tell(
      'payments_to_link',
      clear.oldest,
      `${countOf(clear.count, 'payment waits', 'payments wait')} in the inbox of which somebody may be meant. Link ${clear.count === 1 ? 'it' : 'them'}, or dismiss ${clear.count === 1 ? 'it' : 'them'}.`,
    );
  if (waiting.oldest !== undefined && now - waiting.oldest > dayMs)
    tell(
      'waiting_long',
      waiting.oldest,
      `${countOf(waiting.count, 'event waits', 'events wait')} for a payment that has not come. Send that payment again from Chargebee.`,
    );
  return problems;
}
