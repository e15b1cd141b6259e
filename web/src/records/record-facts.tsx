import type { ReactNode } from 'react';
import { Amount } from '../ui/amount.tsx';
import { Status } from '../ui/status.tsx';
import { Time } from '../ui/time.tsx';
import { EventLink } from '../activity/event-link.tsx';
import { EventOf } from './event-of.tsx';
import { RuleLink } from './rule-link.tsx';
import { RecordLink } from './record-link.tsx';
import type { Kind, Records } from './records-api.ts';
import { ruleText } from './rule-text.ts';
import classes from '../ui/ui.module.css';

type FactsOf<K extends Kind> = (record: Records[K]) => Readonly<Record<string, ReactNode>>;

const link = (id: string | null): ReactNode => id && <RecordLink id={id} />;
const time = (value: string | null): ReactNode => value && <Time value={value} />;
const code = (text: string | undefined): ReactNode => text && <span className={classes['id']}>{text}</span>;

const sourceWords: Readonly<Record<string, string>> = {
  lead: 'A lead',
  deal: 'A deal',
  manual: 'Made by hand',
};

const facts: { readonly [K in Kind]: FactsOf<K> } = {
  programs: ({ rewardRules, createdAt }) => ({
    ...Object.fromEntries(rewardRules.map((rule) => [rule.name, ruleText(rule)])),
    ...(rewardRules.length === 0 && { 'Reward rules': 'None: partners of this program earn nothing.' }),
    Created: time(createdAt),
  }),
  partners: ({ email, programId, status, createdAt }) => ({
    Email: email,
    Program: link(programId),
    Status: <Status value={status} />,
    Created: time(createdAt),
  }),
  leads: (lead) => ({
    Email: lead.email,
    Company: lead.company,
    Partner: link(lead.partnerId),
    Status: <Status value={lead.status} />,
    Customer: link(lead.customerId),
    Registered: time(lead.registeredAt),
    Converted: time(lead.convertedAt),
    Created: time(lead.createdAt),
  }),
  deals: (deal) => ({
    Status: <Status value={deal.status} />,
    Amount: deal.amount && <Amount value={deal.amount} />,
    Contacts: deal.contacts
      .map(({ email, name }) => (name === null ? email : `${name} (${email})`))
      .join(', '),
    Partner: link(deal.partnerId),
    Customer: link(deal.customerId),
    Created: time(deal.createdAt),
  }),
  customers: (customer) => ({
    Email: customer.email,
    Activity: <EventLink of={{ search: customer.email }}>All events of this email</EventLink>,
    Company: customer.company,
    'Source partner': link(customer.sourcePartnerId) ?? 'None: nobody earns rewards for this customer.',
    'Came from': (
      <>
        {sourceWords[customer.source.kind] ?? customer.source.kind}{' '}
        {customer.source.id && <RecordLink id={customer.source.id} />}
      </>
    ),
    'ChargeBee Customer ID':
      customer.chargebeeCustomerIds.length > 0 && code(customer.chargebeeCustomerIds.join(', ')),
    Created: time(customer.createdAt),
  }),
  transactions: (transaction) => ({
    Kind: <Status value={transaction.kind} />,
    Amount: <Amount value={transaction.amount} />,
    Customer: link(transaction.customerId),
    'Source partner': link(transaction.partnerId),
    Left: transaction.left && <Amount value={transaction.left} />,
    'Gives back': link(transaction.reverses),
    Rewards: transaction.rewardIds.length > 0 && (
      <>
        {transaction.rewardIds.map((id) => (
          <div key={id}>
            <RecordLink id={id} />
          </div>
        ))}
      </>
    ),
    Event: transaction.eventId && (
      <EventLink of={{ event: transaction.eventId }}>What was decided, and why</EventLink>
    ),
    Invoices:
      transaction.invoices.length === 0
        ? null
        : transaction.invoices.map(({ id, applied }) => (
            <div key={id}>
              {id}: <Amount value={applied} />
            </div>
          )),
    'Chargebee Transaction ID': code(transaction.properties.chargebee_transaction_id),
    'Chargebee Invoice ID': code(transaction.properties.chargebee_invoice_id),
    'External ID': code(transaction.externalId ?? undefined),
    Date: time(transaction.occurredAt),
  }),
  rewards: (reward) => ({
    Status: <Status value={reward.status} />,
    Amount: <Amount value={reward.amount} />,
    Partner: link(reward.partnerId),
    Customer: link(reward.customerId),
    Transaction: link(reward.transactionId),
    'Payable from': time(reward.payableAt),
    Event: reward.transactionId && <EventOf transactionId={reward.transactionId} />,
    Rule: reward.ruleId && <RuleLink reward={reward} />,
    Reason: reward.reason,
    'Made by': reward.createdBy,
  }),
};

/** What a record says, by the names of its parts. */
export const recordFacts = (kind: Kind, record: Records[Kind]): Readonly<Record<string, ReactNode>> =>
  (facts[kind] as FactsOf<Kind>)(record);
