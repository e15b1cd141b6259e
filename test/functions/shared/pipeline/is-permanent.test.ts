import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, GetItemCommand, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { storeError } from '../../../../functions/shared/store/errors.ts';
import { ZodError } from 'zod';
import { isPermanent } from '../../../../functions/shared/pipeline/is-permanent.ts';

const named = (name: string) => Object.assign(new Error(name), { name });
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
    $metadata: {},
  });

describe('trying again', () => {
  test.each([
    ['a fault in what is stored', new ZodError([])],
    ['a fault in the code', new TypeError('x is undefined')],
    ['a number that is out of range', new RangeError('out of range')],
    ['an item that is too large', named('ValidationException')],
    ['an item that is too large for a transaction', cancelled('None', 'ValidationError')],
  ])('does not mend %s', (_, error) => {
    expect(isPermanent(storeError(error))).toBe(true);
  });

  test.each([
    ['throttling', named('ThrottlingException')],
    ['throttling inside a transaction', cancelled('None', 'ThrottlingError')],
    ['a transaction that is still under way', named('TransactionInProgressException')],
    ['a missing permission', named('AccessDeniedException')],
    ['a lost connection', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })],
    ['what is no error', 'text'],
  ])('may mend %s', (_, error) => {
    expect(isPermanent(storeError(error))).toBe(false);
  });

  test("may mend a gateway's page in the place of an answer", async () => {
    const server = createServer((_, response) => response.writeHead(502).end('<html>bad gateway</html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = new DynamoDBClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    const asked = client.send(new GetItemCommand({ TableName: 'table', Key: { pk: { S: 'a' } } }));
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    client.destroy();
    server.close();
    expect(error).toBeInstanceOf(Error);
    expect(isPermanent(storeError(error))).toBe(false);
  });
});
