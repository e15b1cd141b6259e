import { CommandError } from './command-error.ts';

/** An answer of the API: its status and its JSON body (undefined if there is none). */
interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Calls the API of a running stack as the bearer of a token. */
export type ApiClient = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<ApiAnswer>;

/** A client of the API at `baseUrl`. It throws a CommandError when nothing answers there. */
export function createApiClient(baseUrl: string, token: string): ApiClient {
  return async (method, path, body, headers = {}) => {
    const answer = await send(baseUrl, path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

async function send(baseUrl: string, path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(baseUrl + path, request);
  } catch (error) {
    if (isBadPort(error))
      throw new CommandError(
        `${baseUrl} has a port that browsers block, and fetch with them: take another PORT.`,
      );
    throw new CommandError(
      `Nothing answers at ${baseUrl}. Start the stack with npm start, and give the same PORT and DATA_DIR here.`,
    );
  }
}

const isBadPort = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port';
