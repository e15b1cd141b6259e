import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import type { Health } from './check-health.ts';
import { signInPaths } from './sign-in/create-sign-in.ts';

/** Answers one request. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What the server answers with; while the stack starts there is no gateway yet. */
export interface Parts {
  gateway?: Listener;
  health?: () => Promise<Health>;
  jwks?: { readonly keys: readonly JWK[] };
  signIn?: Listener;
  /** The admin page; without it every path is the gateway's. */
  page?: Listener;
}

/** Nothing else may reach files: a POST to a mistyped webhook that is answered with the page would count as delivered. */
const isRead = (method: string | undefined): boolean => method === 'GET' || method === 'HEAD';

const isApi = (path: string): boolean => /^\/(v1|webhooks)(\/|$)/.test(path);

/**
 * The HTTP server of the local stack: its health and the issuer's keys by itself, the issuer's sign-in, the API by the
 * gateway, and the admin page everywhere else for who reads; what else is asked there the gateway answers, with 404.
 */
export function createLocalServer(parts: Parts): Server {
  return createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      if (!request.destroyed) console.error(error);
      response.destroy(); // the client has gone, or there is nothing sensible left to say
    });
  });
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path === '/healthz') {
    const health = await parts.health?.();
    json(response, health?.status === 'up' ? 200 : 503, health ?? { status: 'starting' });
  } else if (path === '/.well-known/jwks.json' && parts.jwks !== undefined) json(response, 200, parts.jwks);
  else if (parts.signIn !== undefined && signInPaths.includes(path)) await parts.signIn(request, response);
  else if (parts.page !== undefined && !isApi(path) && isRead(request.method))
    await parts.page(request, response);
  else if (parts.gateway !== undefined) await parts.gateway(request, response);
  else json(response, 503, { message: 'Service Unavailable' });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
