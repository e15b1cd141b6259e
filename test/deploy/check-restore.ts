import { deepEqual, ok } from 'node:assert/strict';
import {
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  RestoreTableToPointInTimeCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { Deployment } from './deployment.ts';
import { eventually } from './eventually.ts';
import { notChecked } from './step.ts';

/** Restores the table beside itself, as docs/runbook.md has it, and compares what is in both. */
export async function checkRestore({ table, outputs }: Deployment): Promise<void> {
  const { TableName } = outputs;
  const restored = `${TableName}-restored`;
  const { ContinuousBackupsDescription } = await table.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  );
  const recovery = ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  if (recovery?.PointInTimeRecoveryStatus !== 'ENABLED') {
    notChecked(
      'that the table can be restored to any second',
      'the emulator drops it; test/lib asserts it on the template',
    );
  }
  await table.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: TableName,
      TargetTableName: restored,
      UseLatestRestorableTime: true,
    }),
  );
  await eventually('the restored table', async () => {
    const { Table } = await table.send(new DescribeTableCommand({ TableName: restored }));
    return Table?.TableStatus === 'ACTIVE' ? Table : undefined;
  });
  const itemsOf = async (name: string): Promise<string[]> => {
    const { Items = [] } = await table.send(new ScanCommand({ TableName: name }));
    return Items.map((item) => JSON.stringify(item)).toSorted();
  };
  const items = await itemsOf(restored);
  ok(items.length > 0);
  deepEqual(items, await itemsOf(TableName));
  await table.send(new DeleteTableCommand({ TableName: restored }));
}
