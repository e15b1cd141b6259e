import type { Schemas } from '../api/schemas.ts';

/** A payment of the inbox. */
export type Unmatched = Schemas['UnmatchedPayment'];
/** Who may be meant by its payer. */
export type Candidate = Unmatched['candidates'][number];
