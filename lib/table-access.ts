import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { tableLayout, type IndexName } from '../functions/shared/deployment/table-layout.ts';
import type { RecordsTable } from './records-table.ts';

const { indexes, partitions } = tableLayout;

// A transaction needs the actions of its parts; there is none of its own. Nobody scans.
const readAndWrite = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];

const indexNames = Object.keys(indexes) as IndexName[];
const indexArn = (table: RecordsTable, name: IndexName): string => `${table.tableArn}/index/${name}`;

const leadingKeys = (operator: 'StringLike' | 'StringNotLike' | 'StringEquals', key: string) => ({
  [`ForAllValues:${operator}`]: { 'dynamodb:LeadingKeys': [key] },
});

/** Reads webhook keys, and nothing of any account: the webhook, which is open to the world. */
export function readWebhookKeys(table: RecordsTable): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:GetItem'],
    resources: [table.tableArn],
    conditions: leadingKeys('StringLike', `${partitions.webhookKeys}*`),
  });
}

/** Counts how often a webhook key is used: the webhook, which may change no key. */
export function countWebhookUse(table: RecordsTable): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:UpdateItem'],
    resources: [table.tableArn],
    conditions: leadingKeys('StringLike', `${partitions.webhookUse}*`),
  });
}

/** Keeps for each account who was turned away at its webhook. */
export function keepWebhookRefusals(table: RecordsTable): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    resources: [table.tableArn],
    conditions: leadingKeys('StringLike', `${partitions.webhookRefusals}*`),
  });
}

/**
 * Reads and writes all records, but no webhook key, and asks no index: the payment path, which must read what is there
 * now. The account is no leading key to ask for: one function serves all accounts.
 */
export function readAndWriteRecords(table: RecordsTable): PolicyStatement {
  return new PolicyStatement({
    actions: readAndWrite,
    resources: [table.tableArn],
    conditions: leadingKeys('StringNotLike', `${partitions.webhookKeys}*`),
  });
}

/** Reads and writes the table, webhook keys too: the settings, which make them. */
export function readAndWriteTable(table: RecordsTable): PolicyStatement {
  return new PolicyStatement({ actions: readAndWrite, resources: [table.tableArn] });
}

/** Asks the indexes: what serves lists, which may lag. */
export function queryIndexes(table: RecordsTable): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: indexNames.map((name) => indexArn(table, name)),
  });
}

/** Finds which accounts have the integration on, and when something of theirs was recorded; reads no item of theirs. */
export function readListing(table: RecordsTable): PolicyStatement[] {
  const actions = ['dynamodb:Query'];
  return [
    new PolicyStatement({
      actions,
      resources: [table.tableArn],
      conditions: leadingKeys('StringEquals', partitions.accountsOn),
    }),
    new PolicyStatement({ actions, resources: [indexArn(table, 'list')] }),
  ];
}
