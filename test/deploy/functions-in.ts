import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const template = z.object({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown().optional() })),
});

/** The properties of the service's functions in an assembly, by logical id: the hash of their code among them. */
export function functionsIn(assembly: string): Record<string, unknown> {
  const { Resources } = template.parse(
    JSON.parse(readFileSync(join(assembly, 'Service.template.json'), 'utf8')),
  );
  return Object.fromEntries(
    Object.entries(Resources)
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([id, { Properties }]) => [id, Properties]),
  );
}
