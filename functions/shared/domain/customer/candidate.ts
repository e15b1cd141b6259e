import { normalizeEmail } from './email.ts';

/** What may be meant by a payment of the inbox; it is only ever suggested. */
export interface Candidate {
  readonly kind: 'customer' | 'lead' | 'deal';
  readonly id: string;
  /** How an admin knows it. */
  readonly label: string;
  readonly partnerId?: string;
  readonly why: Likeness;
  /** Since when it is known, epoch milliseconds: of a lead, when the partner brought it. */
  readonly since: number;
  /** An admin took this very Chargebee customer off it. */
  readonly unlinked?: true;
}

/** Why, the likeliest first. */
export const likenesses = [
  'same_chargebee_customer',
  'same_email',
  'similar_email',
  'same_domain',
  'same_name',
] as const;
export type Likeness = (typeof likenesses)[number];

export const maxCandidates = 5;

/** The best of them, each once. */
export function bestOf(all: readonly Candidate[]): readonly Candidate[] {
  const rank = ({ why }: Candidate): number => likenesses.indexOf(why);
  const sorted = all.toSorted((one, other) => rank(one) - rank(other));
  const isFirst = ({ id }: Candidate, index: number): boolean =>
    sorted.findIndex((one) => one.id === id) === index;
  return sorted.filter(isFirst).slice(0, maxCandidates);
}

const gmail = new Set(['gmail.com', 'googlemail.com']);

/** An email without what its owner may add to it: a plus tag, and the dots of Gmail; undefined where it has none of these. */
export function plainEmail(email: string): string | undefined {
  const at = email.lastIndexOf('@');
  const [name, domain] = [email.slice(0, at), email.slice(at + 1)];
  const untagged = name.split('+')[0] ?? '';
  const plain = gmail.has(domain) ? untagged.replaceAll('.', '') : untagged;
  return plain === name || plain === '' ? undefined : normalizeEmail(`${plain}@${domain}`);
}
