import type { LaterWord } from '../later-word.ts';

export const leadStatuses = ['pending', 'accepted', 'refused', 'converted'] as const;
export type LeadStatus = (typeof leadStatuses)[number];

/** A lead that a payment may convert; its version is of the record it points to. */
export interface OpenLead {
  readonly leadId: string;
  readonly version: number;
  readonly email: string;
  readonly partnerId?: string;
  /** When the partner brought it, which may be long before it was added here; epoch milliseconds. */
  readonly registeredAt: number;
  /** It stands beside the document of its email, which had no room for it. */
  readonly beside?: true;
}

/** Somebody who may become a customer, brought by a partner or by nobody. */
export interface Lead extends Omit<OpenLead, 'beside'> {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly status: LeadStatus | LaterWord;
  readonly customerId?: string;
  readonly convertedAt?: number;
  readonly createdAt: number;
}

/** Only these are converted: a refused lead earns nobody anything, a converted one has its customer. */
export const isOpenLead = (lead: Pick<Lead, 'status'>): boolean =>
  lead.status === 'pending' || lead.status === 'accepted';

/** A converted lead stays converted: nobody gives it another status by hand. */
export const mayGetStatus = ({ status }: Pick<Lead, 'status'>): boolean => status !== 'converted';
