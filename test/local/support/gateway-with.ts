import type { Authorizer } from '../../../local/gateway/create-authorizer.ts';
import { createGateway, type HttpHandler } from '../../../local/gateway/create-gateway.ts';
import { serve } from './serve.ts';

/** A running gateway whose functions are all `handler`. */
export function gatewayWith(
  handler: HttpHandler,
  authorize: Authorizer = () => Promise.resolve(undefined),
): ReturnType<typeof serve> {
  const handlers = { webhook: handler, settings: handler, records: handler };
  return serve(createGateway({ handlers, authorize }));
}
