import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { tableLayout } from '../functions/shared/deployment/table-layout.ts';
import type { RecordsTable } from './records-table.ts';

/** What the table is asked for and turns away. */
export function tableMetrics({ tableName: TableName }: RecordsTable) {
  const of = (metricName: string, minutes: number, index: Readonly<Record<string, string>> = {}): Metric =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName, ...index },
      statistic: 'Sum',
      period: Duration.minutes(minutes),
    });
  return {
    readThrottles: of('ReadThrottleEvents', 1),
    writeThrottles: of('WriteThrottleEvents', 1),
    /** By index. The table's own metric leaves them out, and a hot key of one refuses the write to the table. */
    indexThrottles: Object.keys(tableLayout.indexes).map(
      (name) => [name, of('WriteThrottleEvents', 1, { GlobalSecondaryIndexName: name })] as const,
    ),
    tableUnits: [of('ConsumedReadCapacityUnits', 5), of('ConsumedWriteCapacityUnits', 5)],
  };
}
