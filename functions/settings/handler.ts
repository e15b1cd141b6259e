import { apiHandler } from '../shared/http/api-handler.ts';
import type { Log } from '../shared/log/open-log.ts';
import type { Dependencies } from './dependencies.ts';
import { settingsRoutes } from './routes.ts';

/** The Lambda handler of the integration, its activity and properties, and of the API's own description. */
export const createHandler = (deps: Dependencies & { readonly log: Log }) =>
  apiHandler('settings', settingsRoutes(deps), deps);
