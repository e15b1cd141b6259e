import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { propertiesOf } from './properties-of.ts';

const oneOrMore = <T>(item: z.ZodType<T>) => z.union([z.array(item), item.transform((single) => [single])]);
const resource = z.union([
  z.string(),
  z.strictObject({ 'Fn::ImportValue': z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  z.strictObject({
    'Fn::Join': z.tuple([
      z.literal(''),
      z.tuple([z.strictObject({ 'Fn::ImportValue': z.string() }), z.string()]),
    ]),
  }),
]);
const policySchema = z.object({
  Roles: z.array(z.object({ Ref: z.string() })),
  PolicyDocument: z.object({
    Statement: z.array(
      z.strictObject({
        Effect: z.literal('Allow'),
        Action: oneOrMore(z.string()),
        Resource: oneOrMore(resource),
        Condition: z
          .record(z.string(), z.strictObject({ 'dynamodb:LeadingKeys': z.tuple([z.string()]) }))
          .exactOptional(),
      }),
    ),
  }),
});
const functionSchema = z.object({
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Environment: z.object({ Variables: z.object({ SERVICE_NAME: z.string() }) }),
});

/**
 * All that the role of a function allows: sorted actions by resource (`table`, `queue`, `log`, …), with the condition
 * behind the resource, if there is one.
 */
export function accessOf(service: Template, name: string): Record<string, string[]> {
  const [lambda] = [...propertiesOf(service, 'AWS::Lambda::Function', functionSchema).values()].filter(
    (candidate) => candidate.Environment.Variables.SERVICE_NAME === name,
  );
  const role = lambda?.Role['Fn::GetAtt'][0];
  const access: Record<string, string[]> = {};
  for (const policy of propertiesOf(service, 'AWS::IAM::Policy', policySchema).values()) {
    if (!policy.Roles.some(({ Ref }) => Ref === role)) continue;
    for (const { Action, Resource, Condition } of policy.PolicyDocument.Statement) {
      for (const where of Resource.map(nameOf)) {
        const what = Condition === undefined ? where : `${where} ${conditionOf(Condition)}`;
        access[what] = [...(access[what] ?? []), ...Action].toSorted();
      }
    }
  }
  return access;
}

function conditionOf(condition: Readonly<Record<string, object>>): string {
  return Object.entries(condition)
    .map(([operator, keys]) => `${operator} ${Object.values(keys).flat().join(' ')}`)
    .join();
}

function nameOf(what: z.infer<typeof resource>): string {
  if (typeof what === 'string') return what;
  if ('Fn::Join' in what) return what['Fn::Join'][1].map(nameOf).join('');
  if ('Fn::GetAtt' in what) return what['Fn::GetAtt'][0].replace(/[0-9A-F]{8}$/, '');
  if (/GetAttRecords[0-9A-F]{8}Arn/.test(what['Fn::ImportValue'])) return 'table';
  if (/GetAttEventsQueue[0-9A-F]{8}Arn/.test(what['Fn::ImportValue'])) return 'queue';
  if (/GetAttJobsQueue[0-9A-F]{8}Arn/.test(what['Fn::ImportValue'])) return 'queue of jobs';
  return what['Fn::ImportValue'];
}
