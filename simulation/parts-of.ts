import type * as parts from './parts.ts';

/** The product's own code, as it is or with a bug in it. */
export type Parts = typeof parts;
