import fc from 'fast-check';
import { ruleTerms } from './rule-terms.ts';

/** Few, so that they meet often. */
export const emails = ['ada@example.com', 'ben@example.com', 'cleo@example.com', 'dan@example.com'] as const;
const [ada, ben, cleo, dan] = emails;
const email: fc.Arbitrary<string> = fc.constantFrom(ada, ada, ada, ben, ben, cleo, dan);
const partner = fc.constantFrom(0, 0, 0, 1, undefined);

/** Whom a partner, or nobody, brought. */
export const lead = fc.record({
  email,
  partner,
  isRefused: fc.constantFrom(false, false, false, false, true),
});
export const deal = fc.record({
  emails: fc.uniqueArray(email, { minLength: 1, maxLength: 2, size: 'max' }),
  partner,
  isLost: fc.constantFrom(false, false, true),
});

/** What an account starts with: two programs with one active partner each, and those whom the partners brought. */
export const setup = fc.record({
  programs: fc.tuple(
    fc.array(ruleTerms, { minLength: 1, maxLength: 2, size: 'max' }),
    fc.array(ruleTerms, { maxLength: 2, size: 'max' }),
  ),
  leads: fc.array(lead, { minLength: 2, maxLength: 3, size: 'max' }),
  deals: fc.array(deal, { maxLength: 2, size: 'max' }),
  /** Made by hand, so without a Chargebee id. */
  customers: fc.array(fc.record({ email, partner }), { maxLength: 1, size: 'max' }),
});
export type Setup = typeof setup extends fc.Arbitrary<infer T> ? T : never;

/** On a whole second, the last day of a month, and later than any engine that expires items by its own clock. */
export const start = Date.UTC(2040, 2, 31, 12);
