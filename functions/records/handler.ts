import { customerOperations } from '../shared/api/customer-operations.ts';
import { dealOperations } from '../shared/api/deal-operations.ts';
import { leadOperations } from '../shared/api/lead-operations.ts';
import { partnerOperations } from '../shared/api/partner-operations.ts';
import { programOperations } from '../shared/api/program-operations.ts';
import { apiHandler } from '../shared/http/api-handler.ts';
import { auditRoute } from './audit-route.ts';
import type { Dependencies } from './dependencies.ts';
import { resourceRoutes } from './resource-routes.ts';
import { customerResource } from './resources/customer-resource.ts';
import { dealResource } from './resources/deal-resource.ts';
import { leadResource } from './resources/lead-resource.ts';
import { partnerResource } from './resources/partner-resource.ts';
import { programResource } from './resources/program-resource.ts';
import { rewardRoutes } from './reward-routes.ts';
import { summaryRoute } from './summary-route.ts';
import { transactionRoutes } from './transaction-routes.ts';

/**
 * The API of the records: programs, partners, leads, deals, customers, what payments left of transactions and rewards,
 * their sums, and what admins did to all of it.
 */
export const createHandler = (deps: Dependencies) =>
  apiHandler(
    'records',
    [
      ...resourceRoutes(deps, programOperations, programResource),
      ...resourceRoutes(deps, partnerOperations, partnerResource),
      ...resourceRoutes(deps, leadOperations, leadResource),
      ...resourceRoutes(deps, dealOperations, dealResource),
      ...resourceRoutes(deps, customerOperations, customerResource),
      ...transactionRoutes(deps),
      ...rewardRoutes(deps),
      summaryRoute(deps),
      auditRoute(deps),
    ],
    deps,
  );
