import type { LaterWord } from '../later-word.ts';
import type { RewardRule } from './program.ts';

export const partnerStatuses = ['applicant', 'prospect', 'active', 'declined'] as const;
export type PartnerStatus = (typeof partnerStatuses)[number];

export interface Partner {
  readonly partnerId: string;
  readonly version: number;
  readonly name: string;
  readonly email: string;
  readonly programId: string;
  readonly status: PartnerStatus | LaterWord;
  readonly createdAt: number;
}

/** What deciding about a reward needs of a partner and its program. */
export interface PartnerTerms {
  readonly programId: string;
  readonly status: PartnerStatus | LaterWord;
  readonly rules: readonly RewardRule[];
}
