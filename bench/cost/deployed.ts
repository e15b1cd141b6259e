import { CfnAlarm, CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { App } from 'aws-cdk-lib/core';
import prod from '../../config/prod.ts';
import { addStacks } from '../../lib/add-stacks.ts';

/** What the stacks of `prod` deploy, as far as it is billed by size or number. */
export function deployed() {
  const { service } = addStacks(
    new App({ analyticsReporting: false, context: { 'aws:cdk:bundling-stacks': [] } }),
    { ...prod, name: 'prod', account: '111122223333', alarmEmail: 'ops@kiflo.example' }, // which it may lack
  );
  const all = service.node.findAll();
  const memories = all.filter((one) => one instanceof CfnFunction).map(({ memorySize }) => memorySize);
  const [memoryMegabytes] = memories;
  if (memoryMegabytes === undefined || memories.some((memory) => memory !== memoryMegabytes)) {
    throw new Error(`The functions have no common size: ${memories.join(', ')}.`);
  }
  return {
    memoryMegabytes,
    traced: prod.tracing,
    alarms: all.filter((one) => one instanceof CfnAlarm).length,
    dashboards: all.filter((one) => one instanceof CfnDashboard).length,
  };
}
