import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Stage } from './stage-config.ts';

/** A log that ends when its stage says, and survives its stack where the stage keeps data. */
export class StageLog extends LogGroup {
  constructor(scope: Construct, id: string, { logRetentionDays, keepsData }: Stage) {
    super(scope, id, {
      retention: RetentionDays[RetentionDays[logRetentionDays] as keyof typeof RetentionDays],
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}
