import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
  type ReceiveMessageCommandInput,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import type { QueueSettings } from '../../../local/queue/queue-settings.ts';
import { startQueue } from '../../../local/queue/start-queue.ts';

/** The real client, for a local endpoint. */
export const clientFor = (endpoint: string): SQSClient =>
  new SQSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });

/** Opens servers with the queues `main` and `dead` and a clock that only moves when told; closes them all. */
export class TestQueues {
  readonly #servers = new Set<{ close: () => Promise<void> }>();
  readonly #clients = new Set<SQSClient>();

  readonly closeAll = async (): Promise<void> => {
    await Promise.all([...this.#servers].map((server) => server.close()));
    for (const client of this.#clients) client.destroy();
    this.#servers.clear();
    this.#clients.clear();
  };

  async open({
    file = ':memory:',
    start = 1_800_000_000_000,
    ...main
  }: QueueSettings & Partial<TestOptions> = {}) {
    let time = start;
    const server = await startQueue({ file, queues: { main, dead: {} }, now: () => time });
    const client = clientFor(server.endpoint);
    this.#servers.add(server);
    this.#clients.add(client);
    const url = server.url('main');
    const deadUrl = server.url('dead');
    return {
      client,
      url,
      deadUrl,
      endpoint: server.endpoint,
      ask: server.ask,
      requestHandler: server.requestHandler,
      advance: (seconds: number) => {
        time += seconds * 1000;
      },
      /** Closes this server before the others; its client may still read what was answered. */
      close: async () => {
        this.#servers.delete(server);
        await server.close();
      },
      send: async (body: string, more: Partial<SendMessageCommandInput> = {}) =>
        client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body, ...more })),
      receive: async (more: Partial<ReceiveMessageCommandInput> = {}): Promise<Message[]> => {
        const input = { QueueUrl: url, MaxNumberOfMessages: 10, ...more };
        const { Messages = [] } = await client.send(new ReceiveMessageCommand(input));
        return Messages;
      },
      /** Messages that are ready, in flight, delayed. */
      counts: async (queueUrl = url): Promise<number[]> => {
        const { Attributes = {} } = await client.send(
          new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
        );
        return [
          Number(Attributes.ApproximateNumberOfMessages),
          Number(Attributes.ApproximateNumberOfMessagesNotVisible),
          Number(Attributes.ApproximateNumberOfMessagesDelayed),
        ];
      },
    };
  }
}

interface TestOptions {
  file: string;
  /** Where the clock stands at first, in milliseconds. */
  start: number;
}
