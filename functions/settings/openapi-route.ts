import { paths } from '../shared/deployment/paths.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { Route } from '../shared/http/route.ts';
import { toResult } from '../shared/http/to-result.ts';
import type { Dependencies } from './dependencies.ts';

/** The open route of the OpenAPI document. Its parts are loaded when it is first asked for: no other call pays for them. */
export function openApiRoute({ webhookBaseUrl }: Dependencies): Route {
  const load = async (): Promise<Answer> => {
    const { openApiDocument } = await import('../shared/api/openapi-document.ts');
    return { status: 200, body: openApiDocument(webhookBaseUrl) };
  };
  let answer: Promise<Answer> | undefined;
  return {
    method: 'GET',
    path: paths.openApi,
    handler: async () => toResult(await (answer ??= load())),
  };
}
