import fc, { type Arbitrary } from 'fast-check';
import * as z from 'zod';

/** The part of JSON Schema that the operations' own schemas use. */
interface Node {
  readonly type?: string | readonly string[] | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly Node[] | undefined;
  readonly oneOf?: readonly Node[] | undefined;
  readonly properties?: Readonly<Record<string, Node>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Node | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(node).optional(),
    oneOf: z.array(node).optional(),
    properties: z.record(z.string(), node).optional(),
    required: z.array(z.string()).optional(),
    items: node.optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
);

/** What no field is made for. */
const odd: Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(null, '', ' ', -1, 0.5, 2 ** 53, 1e300, [], {}, '\ud800', '\u0000', '\uffff', '__proto__'),
);

/** Texts that a field of this name may take. */
export type Texts = (name: string) => readonly string[];

const seldom = (arbitrary: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.oneof({ weight: 20, arbitrary }, { weight: 1, arbitrary: odd });

function objectOf(fields: Readonly<Record<string, Node>>, required: readonly string[], texts: Texts) {
  const model = Object.entries(fields).map(([name, field]): [string, Arbitrary<unknown>] => [
    name,
    seldom(valueOf(field, name, texts)),
  ]);
  const fitting = fc.record(Object.fromEntries(model), { requiredKeys: [...required] });
  const extra = fc.tuple(fitting, fc.string({ maxLength: 20 }), odd);
  return fc.oneof(
    { weight: 20, arbitrary: fitting },
    { weight: 1, arbitrary: extra.map(([value, name, more]) => ({ ...value, [name]: more })) },
    { weight: 1, arbitrary: fc.record(Object.fromEntries(model), { requiredKeys: [] }) },
  );
}

function valueOf(schema: Node, name: string, texts: Texts): Arbitrary<unknown> {
  const { type, properties, required = [], items, minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valueOf(choice, name, texts)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (properties) return objectOf(properties, required, texts);
  if (items) return fc.array(seldom(valueOf(items, name, texts)), { minLength: 1, maxLength: 4 });
  if (type === 'integer') {
    const fitting = fc.integer({ min: minimum, max: Math.min(maximum, 100) });
    return fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: fc.integer() });
  }
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  const text = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...texts(name)) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  );
  return Array.isArray(type) && type.includes('null') ? fc.option(text) : text;
}

/** Values that mostly fit a schema; one place in twenty holds something else. */
export const fittingValues = (schema: z.ZodType, texts: Texts): Arbitrary<unknown> =>
  valueOf(node.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })), '', texts);
