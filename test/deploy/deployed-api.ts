import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ApiClient } from '../../local/api-client.ts';

interface Sent {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Received {
  readonly status: number;
  /** The JSON of the body; undefined where there is none. */
  readonly body: unknown;
}

/** Calls a deployed API. */
export interface DeployedApi {
  readonly call: (method: string, path: string, sent?: Sent) => Promise<Received>;
  /** Calls it as the bearer of a token. */
  readonly as: (token: string) => ApiClient;
}

const json = { 'content-type': 'application/json' };

/**
 * The HTTP API at `apiUrl`. The emulator tells its APIs apart by the host name, which few machines resolve: the
 * connection goes to the loopback interface, and the header says whom it is for.
 */
export function deployedApi(apiUrl: string): DeployedApi {
  const { host, port } = new URL(apiUrl);
  const call: DeployedApi['call'] = (method, path, { body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const to = { host: '127.0.0.1', port };
      const outgoing = request({ ...to, method, path, headers: { host, ...headers } }, (incoming) => {
        text(incoming).then((got) => {
          resolve({ status: incoming.statusCode ?? 0, body: got === '' ? undefined : JSON.parse(got) });
        }, reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return {
    call,
    as: (token) => (method, path, body, headers) =>
      call(method, path, {
        ...(body !== undefined && { body: JSON.stringify(body) }),
        headers: { authorization: `Bearer ${token}`, ...(body !== undefined && json), ...headers },
      }),
  };
}
