type Attributes = Record<string, unknown>;

/** What holds the attributes of an item, by its name in a request or an answer; what holds several such; lists of them. */
const maps = ['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey', 'LastEvaluatedKey'];
const lists = ['Items', 'Keys'];

/** A request or an answer of the engine with the attributes of all items in it converted. */
export function convertAttributes(value: unknown, convert: (item: Attributes) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => convertAttributes(one, convert));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]: [string, unknown]): [string, unknown] => {
    if (maps.includes(name)) return [name, inner === undefined ? inner : convert(inner as Attributes)];
    if (lists.includes(name)) return [name, (inner as Attributes[]).map(convert)];
    // By table.
    if (name === 'Responses') {
      const byTable = Object.entries(inner as Record<string, Attributes[]>);
      return [name, Object.fromEntries(byTable.map(([table, items]) => [table, items.map(convert)]))];
    }
    return [name, convertAttributes(inner, convert)];
  });
  return Object.fromEntries(entries);
}
