import { ListFunctionsCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** The name of a deployed function, by its folder in `functions/`, as docs/runbook.md finds it. */
export async function functionName(lambda: LambdaClient, folder: string): Promise<string> {
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand());
  const found = Functions.find(({ Environment }) => Environment?.Variables?.['SERVICE_NAME'] === folder);
  if (found?.FunctionName === undefined) throw new Error(`There is no function ${folder}.`);
  return found.FunctionName;
}
