import { AttributeType, BillingMode, ProjectionType, Table, type Attribute } from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { tableLayout } from '../functions/shared/deployment/table-layout.ts';

export interface RecordsTableProps {
  /** Whether the table survives its stack, protected against deletion. */
  readonly keepsData: boolean;
}

/**
 * The single table.
 *
 * `Table` and not `TableV2`: one region is what the product needs, and `AWS::DynamoDB::Table` is what drift
 * detection, resource import, restores and emulators know best. `TableV2` makes a `GlobalTable`, whose gain is
 * replicas; no resource of the one type can turn into the other without an import.
 */
export class RecordsTable extends Table {
  constructor(scope: Construct, id: string, { keepsData }: RecordsTableProps) {
    super(scope, id, {
      partitionKey: text(tableLayout.hash),
      sortKey: text(tableLayout.sort),
      timeToLiveAttribute: tableLayout.expiry,
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const [indexName, { hash, ...rest }] of Object.entries(tableLayout.indexes)) {
      this.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(hash),
        ...('sort' in rest && { sortKey: text(rest.sort) }),
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }
  }
}

function text(name: string): Attribute {
  return { name, type: AttributeType.STRING };
}
