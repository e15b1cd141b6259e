import type { LaterWord } from '../later-word.ts';
import type { Money } from '../money.ts';

export const dealStatuses = ['open', 'won', 'lost'] as const;
export type DealStatus = (typeof dealStatuses)[number];

export interface Contact {
  /** Normalized. */
  readonly email: string;
  readonly name?: string;
}

/** A deal without a customer; its version is of the record it points to. */
export interface FreeDeal {
  readonly dealId: string;
  readonly version: number;
  readonly partnerId?: string;
  readonly isLost?: true;
  /** Of all its contacts: each of them finds the deal, until it has its customer. */
  readonly emails: readonly string[];
  /** It stands beside the documents of its emails, which had no room for it. */
  readonly beside?: true;
}

/** A sales opportunity with one or more contacts, and at most one partner and one customer. */
export interface Deal {
  readonly dealId: string;
  readonly version: number;
  readonly name: string;
  readonly status: DealStatus | LaterWord;
  readonly contacts: readonly Contact[];
  readonly partnerId?: string;
  readonly customerId?: string;
  readonly amount?: Money;
  readonly createdAt: number;
}

export const contactEmails = (deal: Pick<Deal, 'contacts'>): string[] => [
  ...new Set(deal.contacts.map(({ email }) => email)),
];

/** The deal that names the source partner: the oldest that has one, a lost one only where no other does. */
export function namingDeal(deals: readonly FreeDeal[]): FreeDeal | undefined {
  const naming = deals.filter(({ partnerId }) => partnerId !== undefined);
  return naming.find(({ isLost }) => !isLost) ?? naming[0];
}
