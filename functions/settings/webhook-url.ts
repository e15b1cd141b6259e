import { paths } from '../shared/deployment/paths.ts';
import type { Role } from '../shared/http/caller.ts';

/** Where Chargebee posts to; a viewer sees no more of the key than its last 4 characters. */
export const webhookUrl = (baseUrl: string, key: string, role: Role): string =>
  `${baseUrl}${paths.webhook}/${role === 'admin' ? key : `****${key.slice(-4)}`}`;
