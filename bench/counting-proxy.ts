import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { refusedUnits, type RefusedAnswer } from './refused-units.ts';

/** What went to a service since the last `take`. */
export interface Counted {
  /** By operation, such as `PutItem`. */
  readonly requests: Readonly<Record<string, number>>;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Bytes of the message bodies that were sent to a queue. */
  readonly queuedBytes: number;
}

interface Consumed {
  readonly CapacityUnits?: number;
}

const reads = new Set(['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems']);

/**
 * Stands between the SDK and an engine, asks for what each request of the table consumes, and adds it up: the functions
 * are measured as they are deployed, without a word in them about being measured.
 */
export async function countingProxy(target: string) {
  let requests: Record<string, number> = {};
  let readUnits = 0;
  let writeUnits = 0;
  let queuedBytes = 0;

  function count(
    operation: string,
    body: { MessageBody?: string },
    answer: { ConsumedCapacity?: Consumed | Consumed[] } & RefusedAnswer,
  ) {
    requests[operation] = (requests[operation] ?? 0) + 1;
    writeUnits += refusedUnits(answer);
    queuedBytes += Buffer.byteLength(body.MessageBody ?? '');
    for (const { CapacityUnits = 0 } of [answer.ConsumedCapacity ?? []].flat()) {
      if (reads.has(operation)) readUnits += CapacityUnits;
      else writeUnits += CapacityUnits;
    }
  }

  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const operation = String(incoming.headers['x-amz-target']).split('.').at(-1) ?? '';
      const body = JSON.parse((await text(incoming)) || '{}') as Record<string, unknown>;
      const isTable = String(incoming.headers['x-amz-target']).startsWith('DynamoDB');
      const sent = JSON.stringify(isTable ? { ...body, ReturnConsumedCapacity: 'INDEXES' } : body);
      const { host, 'content-length': length, ...headers } = incoming.headers;
      const forward = request(
        new URL(incoming.url ?? '/', target),
        { method: incoming.method, headers: { ...headers, 'content-length': Buffer.byteLength(sent) } },
        (answer) => {
          void text(answer).then((answered) => {
            count(operation, body, JSON.parse(answered || '{}') as object);
            const { 'x-amz-crc32': checksum, 'content-length': answeredLength, ...rest } = answer.headers;
            outgoing.writeHead(answer.statusCode ?? 502, rest).end(answered);
          });
        },
      );
      forward.on('error', () => outgoing.destroy());
      forward.end(sent);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    take: (): Counted => {
      const counted = { requests, readUnits, writeUnits, queuedBytes };
      [requests, readUnits, writeUnits, queuedBytes] = [{}, 0, 0, 0];
      return counted;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
