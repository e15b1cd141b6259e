import type { Route } from '../shared/http/route.ts';
import { activityRoutes } from './activity-routes.ts';
import type { Dependencies } from './dependencies.ts';
import { integrationRoutes } from './integration-routes.ts';
import { jobRoutes } from './job-routes.ts';
import { openApiRoute } from './openapi-route.ts';
import { healthRoute } from './health-route.ts';
import { unlinkRoute } from './unlink-route.ts';
import { unmatchedRoutes } from './unmatched-routes.ts';
import { propertiesRoute } from './properties-route.ts';
import { rateAnewRoute } from './rate-anew-route.ts';
import { reassignRoute } from './reassign-route.ts';
import { replayRoute } from './replay-route.ts';

/** Every route of the settings API. */
export const settingsRoutes = (deps: Dependencies): Route[] => [
  ...integrationRoutes(deps),
  ...activityRoutes(deps),
  ...unmatchedRoutes(deps),
  unlinkRoute(deps),
  replayRoute(deps),
  reassignRoute(deps),
  rateAnewRoute(deps),
  ...jobRoutes(deps),
  healthRoute(deps),
  propertiesRoute(deps),
  openApiRoute(deps),
];
