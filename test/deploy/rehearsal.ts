import { deepEqual, equal, match, notEqual } from 'node:assert/strict';
import { join } from 'node:path';
import { seedDemo } from '../../local/demo.ts';
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
import { notChecked, step } from './step.ts';

// The files of the page (`Web`) are copied by a function of the CDK's own, written in Python: the emulator gives it no
// library of AWS, and a deploy would wait for its answer for an hour.
const stacks = ['Storage', 'Service'];
const otherApp = ['--app', `${process.execPath} test/deploy/app.ts`];

/** What the README tells to do with an empty account, from `cdk bootstrap` to `cdk destroy`; throws where it fails. */
export async function rehearse(emulator: Emulator): Promise<void> {
  const assembly = join(emulator.folder, 'cdk.out');
  const outputsFile = join(emulator.folder, 'outputs.json');
  const synthesized = [...stacks, '--app', assembly];
  const deploy = (output: string, ...options: string[]) =>
    cdk(emulator, 'deploy', ...stacks, '--require-approval', 'never', '--output', output, ...options);

  await step('cdk synth -c stage=dev', () =>
    cdk(emulator, 'synth', '--quiet', '--output', assembly, '-c', 'stage=dev'),
  );
  await step('cdk bootstrap', () => cdk(emulator, 'bootstrap', '--app', assembly));
  await step('cdk deploy', () =>
    cdk(emulator, 'deploy', ...synthesized, '--require-approval', 'never', '--outputs-file', outputsFile),
  );
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

    await step('cdk diff is clean', () => cdk(emulator, 'diff', '--fail', ...synthesized));
    await step('cdk deploy again changes nothing', async () => {
      equal((await deploy(assembly, '-c', 'stage=dev')).match(/\(no changes\)/g)?.length, 2);
    });
    const lines = await activityOf(admin);
    await step('cdk deploy with a changed stage leaves the storage alone', async () => {
      const output = await deploy(assembly, ...otherApp, '-c', 'stage=dev');
      equal(output.match(/\(no changes\)/g)?.length, 1);
      match(output, /AWS::SNS::Subscription/);
      deepEqual(await activityOf(admin), lines);
    });
    await step('cdk deploy -c stage=prod stands beside it, from a bootstrap of its own', async () => {
      const prod = join(emulator.folder, 'prod');
      const synth = ['--output', prod, ...otherApp, '-c', 'stage=prod'];
      const bootstrap = ['--qualifier', 'kiflo', '--toolkit-stack-name', 'CDKToolkit-kiflo'];
      await cdk(emulator, 'bootstrap', ...synth, ...bootstrap);
      await deploy(prod, '--app', prod);
      const destroyed = await tryCdk(emulator, 'destroy', 'Storage', '--force', '--app', prod);
      notEqual(destroyed.code, 0);
      match(destroyed.output, /TerminationProtection/i);
    });
    deepEqual(await activityOf(admin), lines);
    await step('cdk destroy', () => cdk(emulator, 'destroy', '--force', ...synthesized));
  } finally {
    deployment.close();
  }
}
