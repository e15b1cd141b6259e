import { unlinkCustomer as operation } from '../shared/api/unlink-operation.ts';
import { route } from '../shared/http/route.ts';
import { answerOnce } from '../shared/http/answer-once.ts';
import type { Dependencies } from './dependencies.ts';
import { unlinkCustomer } from './unlink-customer.ts';

/** The route that takes a Chargebee customer off whoever carries its id. */
export const unlinkRoute = (deps: Dependencies) =>
  route(operation, ({ caller, params, body, idempotency }) =>
    answerOnce(deps, caller.account, idempotency, () => unlinkCustomer(deps, caller, { ...params, ...body })),
  );
