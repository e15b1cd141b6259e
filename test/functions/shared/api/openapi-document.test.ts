import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as z from 'zod';
import { openApiDocument } from '../../../../functions/shared/api/openapi-document.ts';

const parameterSchema = z.object({
  in: z.enum(['path', 'query', 'header']),
  name: z.string(),
  required: z.boolean().optional(),
  schema: z.looseObject({}),
});
const content = z.record(z.string(), z.object({ schema: z.looseObject({}) }));
const operationSchema = z.object({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(parameterSchema).default([]),
  requestBody: z.object({ required: z.literal(true), content }).optional(),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.object({
      description: z.string().min(1),
      headers: z.record(z.string(), z.unknown()).optional(),
      content: content.optional(),
    }),
  ),
});
const documentSchema = z.object({
  paths: z.record(z.string().startsWith('/'), z.record(z.string(), operationSchema)),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.literal('http') })),
  }),
});

// As a client gets it: through JSON.
const text = JSON.stringify(openApiDocument('https://api.example'));
const { paths, components } = documentSchema.parse(JSON.parse(text));
const operations = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    path,
    ...operation,
  })),
);
const operation = (name: string) => operations.find((one) => one.name === name);

/** The codes that an operation's problems of a status may have. */
function codesOf(name: string, status: number): unknown {
  const { responses = {} } = operation(name) ?? {};
  const problem = responses[String(status)]?.content?.['application/problem+json'];
  const ownCode = z.object({ properties: z.object({ code: z.object({ enum: z.array(z.string()) }) }) });
  return z.object({ allOf: z.tuple([z.unknown(), ownCode]) }).parse(problem?.schema).allOf[1].properties.code
    .enum;
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(z.looseObject({}).parse(JSON.parse(text)))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('gives every operation an id of its own', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers only to what it holds', () => {
    const refs = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref);
    const held = Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((ref) => !held.includes(ref ?? ''))).toEqual([]);
    const named = operations.flatMap(({ security = [] }) => security.flatMap((one) => Object.keys(one)));
    expect(Object.keys(components.securitySchemes)).toEqual(
      expect.arrayContaining([...new Set(named), 'bearer']),
    );
  });

  it.each(operations.map(({ name }) => name))(
    'describes the path parameters and the answer of %s',
    (name) => {
      const { path = '', parameters = [], responses = {} } = operation(name) ?? {};
      const declared = parameters.filter((one) => one.in === 'path' && one.required).map((one) => one.name);
      expect(declared.sort()).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, variable]) => variable).sort(),
      );
      // 202 is a job's.
      const answers = Object.keys(responses).filter((status) => status.startsWith('2'));
      expect(answers.filter((status) => answers.length === 1 || status !== '202')).toHaveLength(1);
    },
  );

  it('asks for If-Match where a version is changed, and tells of its answers', () => {
    const name = 'PUT /v1/integrations/chargebee';
    expect(operation(name)?.parameters).toContainEqual(
      expect.objectContaining({ in: 'header', name: 'If-Match', required: true }),
    );
    for (const one of [name, 'GET /v1/integrations/chargebee', 'GET /v1/leads/{id}']) {
      expect(operation(one)?.responses[200]?.headers).toHaveProperty('ETag');
    }
    expect(operation('GET /v1/leads')?.responses[200]?.headers).toBeUndefined();
    expect(codesOf(name, 412)).toEqual(['changed_meanwhile']);
    expect(codesOf(name, 422)).toEqual(['invalid_body', 'transactions_need_customers']);
    expect(codesOf(name, 428)).toEqual(['if_match_required']);
  });

  it('takes an Idempotency-Key where something is done once', () => {
    const { parameters } = operation('POST /v1/integrations/chargebee/webhook/rotate') ?? {};
    const header = parameters?.find((one) => one.name === 'Idempotency-Key');
    expect(header).toMatchObject({ in: 'header' });
    expect(header?.required).not.toBe(true);
    expect(codesOf('POST /v1/leads', 409)).toContain('idempotency_key_reused');
  });

  it('says that a viewer may read and not write', () => {
    expect(codesOf('GET /v1/leads', 403)).toEqual(['no_role']);
    expect(codesOf('POST /v1/leads', 403)).toEqual(['no_role', 'role_too_low']);
  });

  it('asks for a bearer token everywhere but at the webhook and for itself', () => {
    const open = operations.filter(({ security }) => security !== undefined).map(({ name }) => name);
    expect(open.sort()).toEqual(['GET /v1/openapi.json', 'POST /webhooks/chargebee/{webhookKey}']);
  });
});
