import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Duration, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NodeFunction } from './node-function.ts';
import type { RecordsTable } from './records-table.ts';
import type { Stage } from './stage-config.ts';
import { readListing } from './table-access.ts';

export interface SilenceCheckProps {
  readonly stage: Stage;
  readonly table: RecordsTable;
}

/** Looks four times a day for accounts that usually have payments and have gone silent. */
export class SilenceCheck extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, { stage, table }: SilenceCheckProps) {
    super(scope, id);
    const check = new NodeFunction(this, 'Function', {
      name: 'silence',
      stage,
      environment: { TABLE_NAME: table.tableName },
      access: readListing(table),
    });
    this.function = check.function;
    const schedule = new Rule(this, 'Schedule', {
      description: 'Looks for accounts that have gone silent.',
      schedule: Schedule.rate(Duration.hours(6)),
      targets: [new LambdaFunction(check.function, { retryAttempts: 2 })],
    });
    Validations.of(schedule).acknowledge({
      id: 'Serverless-EventBusDLQ',
      reason: 'A tick of the clock holds nothing to be kept: the next one does the same.',
    });
  }
}
