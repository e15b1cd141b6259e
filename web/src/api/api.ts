import createClient, { type Client } from 'openapi-fetch';
import { createContext, use } from 'react';
import type { Session } from '../session/open-session.ts';
import { ApiProblem, problemOf } from './api-problem.ts';
import type { paths } from './schema.d.ts';

/** The API, typed by its OpenAPI document. It throws an ApiProblem for every answer that is no success. */
export type Api = Client<paths>;

/** The API as its caller; a token that has run out is renewed, and the call made again. */
export function createApi(session: Session): Api {
  const withToken = async (request: Request): Promise<Response> => {
    request.headers.set('authorization', `Bearer ${(await session.token()) ?? ''}`);
    return window.fetch(request);
  };
  return createClient<paths>({
    baseUrl: window.location.origin,
    fetch: async (request) => {
      const again = request.clone();
      try {
        let answer = await withToken(request);
        if (answer.status === 401 && (await session.renew())) answer = await withToken(again);
        if (!answer.ok) throw await problemOf(answer);
        return answer;
      } catch (error) {
        if (error instanceof ApiProblem || request.signal.aborted) throw error;
        throw new ApiProblem(0, 'offline', 'Kiflo cannot be reached. Check your connection.');
      }
    },
  });
}

export const ApiContext = createContext<Api | undefined>(undefined);

export function useApi(): Api {
  const api = use(ApiContext);
  if (api === undefined) throw new Error('There is no API here.');
  return api;
}
