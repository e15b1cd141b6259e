import type { ReactNode } from 'react';
import { Amount } from '../ui/amount.tsx';
import { Status } from '../ui/status.tsx';
import { Time } from '../ui/time.tsx';
import { RecordLink } from './record-link.tsx';
import type { Kind, Records } from './records-api.ts';
import { ruleText } from './rule-text.ts';

interface Column<T> {
  readonly label: string;
  readonly cell: (record: T) => ReactNode;
}

/** How a list narrows: `search` by what is typed, `choose` by one of some values. */
interface Filter {
  readonly name: string;
  readonly label: string;
  readonly values: readonly string[];
}

/** What one kind of records is about. */
export interface KindOfRecord<K extends Kind> {
  readonly title: string;
  readonly description: string;
  /** What a search looks for: the API's filter, or the names of what has been read. */
  readonly search: { readonly filter: string; readonly label: string } | 'names';
  readonly filters: readonly Filter[];
  readonly columns: readonly Column<Records[K]>[];
}

const link = (id: string | null): ReactNode => (id === null ? '–' : <RecordLink id={id} />);

export const leadStatuses = ['pending', 'accepted', 'refused', 'converted'] as const;
export const partnerStatuses = ['active', 'applicant', 'prospect', 'declined'] as const;
const rewardStatuses = ['pending', 'approved', 'paid', 'cancelled'] as const;

const byEmail = { filter: 'email', label: 'Email' };

export const recordKinds: { readonly [K in Kind]: KindOfRecord<K> } = {
  programs: {
    title: 'Programs',
    description: 'What partners are promised: each program has its reward rules.',
    search: 'names',
    filters: [],
    columns: [
      { label: 'Reward rules', cell: ({ rewardRules }) => rewardRules.map(ruleText).join('; ') || 'None' },
      { label: 'Created', cell: ({ createdAt }) => <Time value={createdAt} /> },
    ],
  },
  partners: {
    title: 'Partners',
    description: 'Who brings leads, and earns rewards while active.',
    search: 'names',
    filters: [{ name: 'status', label: 'Status', values: partnerStatuses }],
    columns: [
      { label: 'Email', cell: ({ email }) => email },
      { label: 'Program', cell: ({ programId }) => link(programId) },
      { label: 'Status', cell: ({ status }) => <Status value={status} /> },
    ],
  },
  leads: {
    title: 'Leads',
    description: 'Prospects. A pending or accepted one becomes a customer with its first payment.',
    search: byEmail,
    filters: [{ name: 'status', label: 'Status', values: leadStatuses }],
    columns: [
      { label: 'Email', cell: ({ email }) => email },
      { label: 'Company', cell: ({ company }) => company ?? '–' },
      { label: 'Partner', cell: ({ partnerId }) => link(partnerId) },
      { label: 'Status', cell: ({ status }) => <Status value={status} /> },
    ],
  },
  deals: {
    title: 'Deals',
    description: 'Sales opportunities. A payment by one of the contacts puts the customer on them.',
    search: { filter: 'email', label: 'Email of a contact' },
    filters: [],
    columns: [
      { label: 'Amount', cell: ({ amount }) => <Amount value={amount} /> },
      { label: 'Partner', cell: ({ partnerId }) => link(partnerId) },
      { label: 'Customer', cell: ({ customerId }) => link(customerId) },
      { label: 'Status', cell: ({ status }) => <Status value={status} /> },
    ],
  },
  customers: {
    title: 'Customers',
    description: 'Who pays, and which partner is to thank for it.',
    search: byEmail,
    filters: [],
    columns: [
      { label: 'Email', cell: ({ email }) => email },
      { label: 'Company', cell: ({ company }) => company ?? '–' },
      { label: 'Source partner', cell: ({ sourcePartnerId }) => link(sourcePartnerId) },
      { label: 'Created', cell: ({ createdAt }) => <Time value={createdAt} /> },
    ],
  },
  transactions: {
    title: 'Transactions',
    description: 'Money that customers paid, and money that was given back.',
    search: { filter: 'chargebeeTransactionId', label: 'Chargebee transaction ID' },
    filters: [],
    columns: [
      { label: 'Kind', cell: ({ kind }) => <Status value={kind} /> },
      { label: 'Amount', cell: ({ amount }) => <Amount value={amount} /> },
      { label: 'Customer', cell: ({ customerId }) => link(customerId) },
      { label: 'Partner', cell: ({ partnerId }) => link(partnerId) },
      { label: 'Date', cell: ({ occurredAt }) => <Time value={occurredAt} /> },
    ],
  },
  rewards: {
    title: 'Rewards',
    description: 'What partners earn for transactions, and give back for refunds.',
    search: { filter: 'transactionId', label: 'Transaction (txn_…)' },
    filters: [{ name: 'status', label: 'Status', values: rewardStatuses }],
    columns: [
      { label: 'Partner', cell: ({ partnerId }) => link(partnerId) },
      { label: 'Customer', cell: ({ customerId }) => link(customerId) },
      { label: 'Status', cell: ({ status }) => <Status value={status} /> },
      { label: 'Payable from', cell: ({ payableAt }) => <Time value={payableAt} /> },
    ],
  },
};
