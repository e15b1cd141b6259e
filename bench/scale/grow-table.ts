import {
  BatchWriteItemCommand,
  DynamoDBClient,
  ScanCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;

/** As many as one request writes. */
const perRequest = 25;
const sideBySide = 8;

/** The items in which a name stands, and how many stand there in all. */
async function itemsWith(client: DynamoDBClient, TableName: string, name: string) {
  const found: Item[] = [];
  let from: Item | undefined;
  let all = 0;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({ TableName, ...(from && { ExclusiveStartKey: from }) }),
    );
    all += Items.length;
    found.push(...Items.filter((item) => JSON.stringify(item).includes(name)));
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return { found, all };
}

const letters: Readonly<Record<string, string>> = { I: 'W', L: 'X', O: 'Y', U: 'Z' };
/** Another name of the same length. It may be a ULID, whose last character spreads a listing over its keys. */
function nameOfCopy(name: string, copy: number): string {
  const number = copy
    .toString(32)
    .toUpperCase()
    .replace(/[ILOU]/g, (one) => letters[one] ?? one);
  return name.slice(0, -5) + number.padStart(5, '0');
}

/**
 * Copies what stands in the table of a customer who has paid, under names of the same length, until it holds so many items.
 * @param payer what its email and its ids at Chargebee are made of
 * @returns how many items the table holds then
 */
export async function growTable(
  endpoint: string,
  table: string,
  payer: string,
  items: number,
): Promise<number> {
  const client = new DynamoDBClient({ endpoint });
  const { found, all } = await itemsWith(client, table, payer);
  const names = [payer, ...found.flatMap(({ ulid }) => ulid?.S ?? [])];
  const template = JSON.stringify(found);
  const copies = Math.max(0, Math.ceil((items - all) / found.length));
  let next = 0;
  const work = async (): Promise<void> => {
    const perTurn = Math.max(1, Math.floor(perRequest / found.length));
    while (next < copies) {
      const first = next;
      next += perTurn;
      const requests = Array.from({ length: Math.min(perTurn, copies - first) }, (_, n) =>
        names.reduce((text, name) => text.replaceAll(name, nameOfCopy(name, first + n)), template),
      ).flatMap((text) => (JSON.parse(text) as Item[]).map((Item) => ({ PutRequest: { Item } })));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  client.destroy();
  return all + copies * found.length;
}
