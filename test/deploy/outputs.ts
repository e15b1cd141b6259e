import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** What `cdk deploy` tells of a stage's stacks. */
export interface Outputs {
  readonly ApiUrl: string;
  readonly TableName: string;
  readonly QueueUrl: string;
  readonly DeadLetterQueueUrl: string;
  readonly UserPoolId: string;
  readonly UserPoolClientId: string;
}

const name = z.string().min(1);
const schema = z.object({
  ApiUrl: z.url(),
  TableName: name,
  QueueUrl: z.url(),
  DeadLetterQueueUrl: z.url(),
  UserPoolId: name,
  UserPoolClientId: name,
});

/** Reads what `cdk deploy --outputs-file` has written; throws where an output is missing. */
export function readOutputs(file: string): Outputs {
  const stacks = z
    .record(z.string(), z.record(z.string(), z.string()))
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return schema.parse(Object.assign({}, ...Object.values(stacks)));
}
