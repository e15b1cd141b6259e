import { reassignCustomer as operation } from '../shared/api/reassign-operation.ts';
import { answerOnce } from '../shared/http/answer-once.ts';
import { route } from '../shared/http/route.ts';
import type { Dependencies } from './dependencies.ts';
import { reassignCustomer } from './reassign-customer.ts';

/** The route that gives a customer to another partner, or to none. */
export const reassignRoute = (deps: Dependencies) =>
  route(operation, ({ caller, params, body, idempotency }) =>
    answerOnce(deps, caller.account, idempotency, () => reassignCustomer(deps, caller, params.id, body)),
  );
