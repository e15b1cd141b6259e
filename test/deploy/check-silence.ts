import { deepEqual } from 'node:assert/strict';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { Deployment } from './deployment.ts';
import { functionName } from './function-name.ts';

/** Runs the check for silent accounts as docs/runbook.md has it: one account is on, and has just had payments. */
export async function checkSilence({ lambda }: Deployment): Promise<void> {
  const FunctionName = await functionName(lambda, 'silence');
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
  deepEqual(JSON.parse(Payload?.transformToString() ?? ''), { accounts: 1, silent: 0 });
}
