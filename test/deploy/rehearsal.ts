import { deepEqual, equal, match, notEqual } from 'node:assert/strict';
import { join } from 'node:path';
import { seedDemo } from '../../local/demo.ts';
import { assemblyOf } from '../support/assembly.ts';
import { activityOf } from './activity-of.ts';
import { cdk, tryCdk } from './cdk.ts';
import { checkAlarms } from './check-alarms.ts';
import { checkRedrive } from './check-redrive.ts';
import { checkRestore } from './check-restore.ts';
import { checkSilence } from './check-silence.ts';
import { checkStop } from './check-stop.ts';
import { checkAccountIsFixed, checkTokens, signUsersIn } from './check-users.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { openDeployment } from './deployment.ts';
import type { Emulator } from './emulator.ts';
import { functionsIn } from './functions-in.ts';
import { notChecked, step } from './step.ts';

// The files of the page (`Web`) are copied by a function of the CDK's own, written in Python: the emulator gives it no
// library of AWS, and a deploy would wait for its answer for an hour.
const stacks = ['Storage', 'Service'];
const changed = ['--app', `${process.execPath} test/deploy/app.ts`, '-c', 'stage=dev'];

/** What the README tells to do with an empty account, from `cdk bootstrap` to `cdk destroy`; throws where it fails. */
export async function rehearse(emulator: Emulator): Promise<void> {
  const outputsFile = join(emulator.folder, 'outputs.json');
  const deploy = (...options: string[]) =>
    cdk(emulator, 'deploy', ...stacks, '--require-approval', 'never', ...options);

  const dev = await step('cdk synth -c stage=dev', () => assemblyOf('dev', emulator.folder));
  await step('cdk bootstrap', () => cdk(emulator, 'bootstrap', '--app', dev));
  await step('cdk deploy', () => deploy('--app', dev, '--outputs-file', outputsFile));
  notChecked('the files of the page', 'the emulator cannot copy them; test/lib looks at the template');

  const deployment = openDeployment(emulator, outputsFile);
  try {
    const users = await step('users of the deployed pool sign in', () => signUsersIn(deployment));
    const admin = deployment.api.as(users.admin.id);
    await step('tokens open what they should', () => checkTokens(deployment, users));
    await step('walking into another account is tried', () => checkAccountIsFixed(deployment, users));
    await step('an admin fills the account and turns the integration on', () => seedDemo(admin));
    await step('webhooks: good, copied, base64, bad', () => checkWebhooks(deployment.api, admin));
    await step('a dead letter is redriven, twice', () => checkRedrive(deployment, admin));
    await step('the worker is stopped and started again', () => checkStop(deployment, admin));
    await step('every alarm is set off and heard', () => checkAlarms(deployment));
    await step('silent accounts are looked for', () => checkSilence(deployment));
    await step('the table is restored to a point in time', () => checkRestore(deployment));
    notChecked(
      'throttles, metrics, leading keys',
      'the emulator has none of them; test/lib looks at the template',
    );

    await step('cdk diff is clean', () => cdk(emulator, 'diff', '--fail', ...stacks, '--app', dev));
    await step('cdk deploy again changes nothing', async () => {
      equal((await deploy('--app', dev)).match(/\(no changes\)/g)?.length, 2);
    });
    const lines = await activityOf(admin);
    await step('cdk deploy with a changed stage leaves storage and functions alone', async () => {
      const other = join(emulator.folder, 'changed');
      const output = await deploy(...changed, '--output', other);
      equal(output.match(/\(no changes\)/g)?.length, 1);
      match(output, /AWS::SNS::Subscription/);
      // The emulator updates whatever is in a stack that changes; the CDK has built the functions anew, and the same.
      deepEqual(functionsIn(other), functionsIn(dev));
      deepEqual(await activityOf(admin), lines);
    });
    await step('cdk deploy -c stage=prod stands beside it, from a bootstrap of its own', async () => {
      const prod = await assemblyOf('prod', emulator.folder);
      const ownBootstrap = ['--qualifier', 'kiflo', '--toolkit-stack-name', 'CDKToolkit-kiflo'];
      await cdk(emulator, 'bootstrap', '--app', prod, ...ownBootstrap);
      await deploy('--app', prod);
      const destroyed = await tryCdk(emulator, 'destroy', 'Storage', '--force', '--app', prod);
      notEqual(destroyed.code, 0);
      match(destroyed.output, /TerminationProtection/i);
    });
    deepEqual(await activityOf(admin), lines);
    await step('cdk destroy', () => cdk(emulator, 'destroy', '--force', ...stacks, '--app', dev));
  } finally {
    deployment.close();
  }
}
