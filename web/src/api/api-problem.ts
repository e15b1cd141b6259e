import type { components } from './schema.d.ts';

type Problem = components['schemas']['Problem'];

/** What the API answered instead of what was asked for. `status` is 0 where nothing answered at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** What is wrong with which field, by its path in the body. */
  readonly fields: Readonly<Record<string, string>>;

  /** All that the problem says, with what is its code's own: the id of a record that is in the way. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    fields: Readonly<Record<string, string>> = {},
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.members = members;
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'status' in body;

/** What an answer that is no success says. API Gateway answers some of them itself, in a form of its own. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const body: unknown = await answer.json().catch(() => undefined);
  if (!isProblem(body)) {
    const detail =
      answer.status === 429 ? 'Too many requests at once.' : `The service answered with ${answer.status}.`;
    return new ApiProblem(answer.status, 'unknown', detail);
  }
  const fields = Object.fromEntries((body.errors ?? []).map(({ path, message }) => [path, message]));
  return new ApiProblem(answer.status, body.code, body.detail, fields, { ...body });
}
