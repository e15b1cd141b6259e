import * as z from 'zod/mini';
import type { Customer } from '../../domain/customer/customer.ts';
import type { FreeDeal } from '../../domain/customer/deal.ts';
import type { OpenLead } from '../../domain/customer/lead.ts';
import { shapeOf } from '../../shape-of.ts';
import { hintAt } from '../keys.ts';
import { integer, optionalText, yes } from './item-fields.ts';
import { readAs } from './read-as.ts';
import { customerSchema, freeDealSchema, openLeadSchema } from './record-schemas.ts';

/** What always stands under the same attribute. */
interface Fixed {
  /** Who has this email. */
  readonly customer?: Customer;
  /** Leads may stand beside the document; none of them is older than this one, by its id. */
  readonly leadsBeside?: string;
  /** Deals may stand beside the document. */
  readonly dealsBeside?: true;
  /** What was put beside it last, and its version: another one whenever something is. */
  readonly lastBeside?: string;
}

/**
 * What an email leads to on a payment's path, in one item: one read of it is one moment. Each lead and each deal stands
 * under an attribute of its own, so that whoever takes one off meets nobody else's. Only a payment that has found nothing
 * beside it takes back that something may stand there.
 */
export interface EmailDocument extends Fixed {
  readonly email: string;
  /** Grows whenever a lead or a deal is given a place in the document; 0 where none was. */
  readonly version: number;
  /** Oldest first. */
  readonly leads: readonly OpenLead[];
  /** Oldest first. */
  readonly deals: readonly FreeDeal[];
}

const schema = shapeOf<Fixed & { readonly version?: number }>()({
  version: z.exactOptional(integer),
  customer: z.exactOptional(customerSchema),
  leadsBeside: optionalText,
  dealsBeside: z.exactOptional(yes),
  lastBeside: optionalText,
});

/** @throws UnreadableItem */
export function readEmailDocument(email: string, item: Record<string, unknown> = {}): EmailDocument {
  const { version = 0, customer, leadsBeside, dealsBeside, lastBeside } = readAs(schema, item);
  const leads: OpenLead[] = [];
  const deals: FreeDeal[] = [];
  for (const [name, said] of Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const hint = hintAt(name);
    if (hint === undefined || typeof said !== 'object') continue;
    if (hint.kind === 'lead') leads.push(readAs(openLeadSchema, { ...said, leadId: hint.id, email }));
    else deals.push(readAs(freeDealSchema, { emails: [email], ...said, dealId: hint.id }));
  }
  return {
    email,
    version,
    ...(customer && { customer }),
    ...(leadsBeside !== undefined && { leadsBeside }),
    ...(dealsBeside && { dealsBeside }),
    ...(lastBeside !== undefined && { lastBeside }),
    leads,
    deals,
  };
}
