import type { Schemas } from '../api/schemas.ts';
import { actionWord } from '../audit/audit-words.ts';
import { titleOf } from '../records/title-of.ts';

/** What is known of a customer. */
export interface Known {
  readonly customer: Schemas['Customer'];
  readonly leads: readonly Schemas['Lead'][];
  readonly deals: readonly Schemas['Deal'][];
  readonly transactions: readonly Schemas['Transaction'][];
  readonly rewards: readonly Schemas['Reward'][];
  /** What admins did about it; nothing for who may not read that. */
  readonly audit: readonly Schemas['AuditEntry'][];
}

/** One thing that happened, with the records that it is about. */
export interface Chapter {
  readonly at: string;
  readonly kind: string;
  readonly id: string;
  /** What the record is called. */
  readonly title: string;
  readonly text: string;
  readonly amount?: Schemas['Money'];
  readonly status?: string;
  /** Which admin did it. */
  readonly by?: string;
}

/** What happens in the same write is told in this order. */
const order: readonly string[] = [
  'lead',
  'customer',
  'deal',
  'payment',
  'refund',
  'reversal',
  'reward',
  'deed',
];

const moneyText: Readonly<Record<string, string>> = {
  payment: 'Payment',
  refund: 'Refund',
  reversal: 'Reversal',
};

/** The time in an id: that of its record's making. */
function madeAt(id: string): string {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const time = Array.from(id.slice(4, 14)).reduce((sum, digit) => sum * 32 + digits.indexOf(digit), 0);
  return new Date(time).toISOString();
}

/** A customer's story from its lead to its last reward, oldest first. */
export function storyOf({ customer, leads, deals, transactions, rewards, audit }: Known): Chapter[] {
  const about = (kind: string, record: Parameters<typeof titleOf>[0], text: string, at: string): Chapter => ({
    kind,
    id: record.id,
    title: titleOf(record),
    text,
    at,
  });
  const chapters: Chapter[] = [
    about('customer', customer, 'Became a customer', customer.createdAt),
    ...leads.map((lead) => about('lead', lead, 'Lead registered', lead.createdAt)),
    ...leads.flatMap((lead) =>
      lead.convertedAt === null
        ? []
        : [about('lead', lead, 'Lead converted to this customer', lead.convertedAt)],
    ),
    ...deals.map((deal) => ({ ...about('deal', deal, 'Deal opened', deal.createdAt), status: deal.status })),
    ...transactions.map((transaction) => {
      const { id, kind, amount } = transaction;
      return { ...about(kind, transaction, moneyText[kind] ?? kind, madeAt(id)), amount };
    }),
    ...rewards.map((reward) => {
      const { id, amount, status } = reward;
      const isTaken = amount.amount < 0;
      const given = isTaken ? 'Reward taken back by hand' : 'Reward given by hand';
      const earned = isTaken ? 'Reward taken back' : 'Reward earned';
      const text = reward.kind === 'correction' ? given : earned;
      return { ...about('reward', reward, text, madeAt(id)), amount, status };
    }),
    ...audit.map(({ id, at, by, action }) => ({
      kind: 'deed',
      id,
      title: '',
      text: actionWord(action),
      at,
      by,
    })),
  ];
  return chapters.sort(
    (a, b) =>
      a.at.localeCompare(b.at) || order.indexOf(a.kind) - order.indexOf(b.kind) || a.id.localeCompare(b.id),
  );
}
