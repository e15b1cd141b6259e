import type { components } from './schema.d.ts';

/** What the API answers, by its names in the OpenAPI document. */
export type Schemas = components['schemas'];
