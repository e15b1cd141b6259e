import { Agent, request } from 'node:http';
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  type AttributeValue,
  type CancellationReason,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { convertAttributes } from './convert-attributes.ts';

const actions: Readonly<Record<string, string>> = {
  GetCommand: 'GetItem',
  PutCommand: 'PutItem',
  UpdateCommand: 'UpdateItem',
  DeleteCommand: 'DeleteItem',
  BatchGetCommand: 'BatchGetItem',
  TransactWriteCommand: 'TransactWriteItems',
  QueryCommand: 'Query',
};

interface Command {
  readonly constructor: { readonly name: string };
  readonly input: unknown;
}

interface Failure {
  readonly __type?: string;
  readonly message?: string;
  readonly Item?: Record<string, AttributeValue>;
  readonly CancellationReasons?: CancellationReason[];
}

/** What the SDK throws for what the engine answers. */
function exceptionOf({ __type = '', message = '', Item, CancellationReasons }: Failure): Error {
  const $metadata = {};
  const kind = __type.split('#').at(-1);
  if (kind === 'ConditionalCheckFailedException') {
    return new ConditionalCheckFailedException({ message, $metadata, ...(Item && { Item }) });
  }
  if (kind === 'TransactionCanceledException') {
    const reasons = CancellationReasons && { CancellationReasons };
    return new TransactionCanceledException({ message, $metadata, ...reasons });
  }
  return Object.assign(new Error(message), { name: kind });
}

/**
 * The SDK's document client, but for its way to the engine: what it does on the way (it signs, retries and looks up
 * schemas) takes five times as long as the request itself, and a model takes many. The engine is the real one.
 */
export function plainClient(endpoint: string): { client: DynamoDBDocumentClient; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-date': '20400101T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20400101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
  };
  const post = (action: string, body: string): Promise<{ ok: boolean; text: string }> =>
    new Promise((resolve, reject) => {
      const target = { 'x-amz-target': `DynamoDB_20120810.${action}` };
      const length = { 'content-length': Buffer.byteLength(body) };
      const options = { agent, method: 'POST', headers: { ...headers, ...target, ...length } };
      const sent = request(endpoint, options, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () => {
          resolve({ ok: answer.statusCode === 200, text });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const send = async ({ constructor: { name }, input }: Command): Promise<unknown> => {
    const action = actions[name];
    if (action === undefined) throw new TypeError(`${name} is not known here.`);
    const asked = convertAttributes(input, (item) => marshall(item, { removeUndefinedValues: true }));
    const { ok, text } = await post(action, JSON.stringify(asked));
    if (!ok) throw exceptionOf(JSON.parse(text) as Failure);
    return convertAttributes(JSON.parse(text), (item) => unmarshall(item as Record<string, AttributeValue>));
  };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
  Object.defineProperty(client, 'send', { value: send });
  return {
    client,
    close: () => {
      agent.destroy();
    },
  };
}
