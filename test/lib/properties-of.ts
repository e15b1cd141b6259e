import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

/** The properties of all resources of a type, by logical id; throws where they do not fit the schema. */
export function propertiesOf<T>(template: Template, type: string, schema: z.ZodType<T>): Map<string, T> {
  const resources = z
    .record(z.string(), z.object({ Properties: schema }))
    .parse(template.findResources(type));
  return new Map(Object.entries(resources).map(([id, { Properties }]) => [id, Properties]));
}
