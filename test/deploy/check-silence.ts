import { deepEqual, ok } from 'node:assert/strict';
import { InvokeCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import type { Deployment } from './deployment.ts';

/** Runs the check for silent accounts as docs/runbook.md has it: one account is on, and has just had payments. */
export async function checkSilence({ lambda }: Deployment): Promise<void> {
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand());
  const check = Functions.find(
    ({ Environment }) => Environment?.Variables?.['POWERTOOLS_SERVICE_NAME'] === 'silence',
  );
  ok(check?.FunctionName);
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: check.FunctionName }));
  deepEqual(JSON.parse(Payload?.transformToString() ?? ''), { accounts: 1, silent: 0 });
}
