import * as z from 'zod';

const text = z.string().optional().catch(undefined);

/** A line of the functions' log, as far as it is shown; metrics are lines too, without a message. */
const logLine = z.object({
  service: z.string(),
  timestamp: z.coerce.date().optional(),
  level: text,
  message: text,
  account: text,
  eventId: text,
  outcome: text,
  processed: text,
  code: text,
  codes: z.array(z.string()).optional().catch(undefined),
  status: z.int().optional().catch(undefined),
  error: z.object({ message: z.string() }).optional().catch(undefined),
});
export type LogLine = z.infer<typeof logLine>;

/** What the functions have logged, if this is a line of theirs. */
export function readLogLine(printed: string): LogLine | undefined {
  if (!printed.startsWith('{')) return undefined;
  try {
    return logLine.safeParse(JSON.parse(printed)).data;
  } catch {
    return undefined;
  }
}

/**
 * How a line is shown to people: one for each event, from the worker, or from the webhook where nothing was queued; and
 * whatever went wrong. Undefined for all others.
 */
export function readableLine(line: LogLine): string | undefined {
  const { service, timestamp = new Date(), level, message, account, eventId, code, codes = [], error } = line;
  const time = timestamp.toTimeString().slice(0, 8);
  if (message === 'worker' && error === undefined) {
    const outcome = line.outcome ?? line.processed;
    return `${time}  ${account}  ${eventId}  ${outcome}${codes.length > 0 ? `: ${codes.join(', ')}` : ''}`;
  }
  if (message === 'webhook' && error === undefined) {
    // The worker tells of what was queued: events, and bodies that were refused, which have an id of our own.
    if (code === 'accepted' || eventId?.startsWith('rej_')) return undefined;
    return `${time}  ${account ?? '-'}  ${eventId ?? '-'}  webhook answered ${line.status} ${code}`;
  }
  if (level !== 'WARN' && level !== 'ERROR') return undefined;
  const what = [eventId, message, error?.message].filter((part) => part !== undefined);
  return `${time}  ${account ?? '-'}  ${service}: ${what.join(': ')}`;
}
