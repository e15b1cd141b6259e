import type { paths } from '../api/schema.d.ts';
import type { Schemas } from '../api/schemas.ts';

/** One thing that an admin did. */
export type AuditEntry = Schemas['AuditEntry'];
export type AuditQuery = NonNullable<paths['/v1/audit']['get']['parameters']['query']>;
/** What can be asked for; an entry may have an action that this page does not know. */
export type Action = NonNullable<AuditQuery['action']>;
