import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { RecordsTable } from './records-table.ts';
import { tableLayout } from './table-layout.ts';

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

/** Reads single items: the webhook, which looks up its key. */
export function readItems(table: RecordsTable): PolicyStatement {
  return new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [table.tableArn] });
}

/** Reads and writes the table and none of its indexes: the payment path, which must read what is there now. */
export function readAndWriteTable(table: RecordsTable): PolicyStatement {
  return new PolicyStatement({ actions: readAndWrite, resources: [table.tableArn] });
}

/** Asks the indexes: what serves lists, which may lag. */
export function queryIndexes(table: RecordsTable): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: tableLayout.indexes.map(({ name }) => `${table.tableArn}/index/${name}`),
  });
}
