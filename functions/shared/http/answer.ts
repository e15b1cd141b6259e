import type { FieldError } from '../domain/lines/activity.ts';

/** What a route answers; `body` is sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Unreadable request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Not acceptable',
  428: 'A header is missing',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Temporarily unavailable',
};

/**
 * An error answer in the form of RFC 9457.
 * @param code stable, for programs
 * @param detail one sentence for people, without internals
 */
export function problem(
  status: number,
  code: string,
  detail: string,
  more: {
    readonly errors?: readonly FieldError[];
    readonly headers?: Readonly<Record<string, string>>;
    /** What a program needs beside the code, by name. */
    readonly members?: Readonly<Record<string, string>>;
  } = {},
): Answer {
  const { errors, headers, members } = more;
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: {
      type: `urn:kiflo:problem:${code}`,
      title: titles[status] ?? 'Error',
      status,
      detail,
      code,
      ...(errors && { errors }),
      ...members,
    },
  };
}
