import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { startEngine } from '../../local/engine.ts';
import { engineAnswers } from '../../local/engine/engine-answers.ts';
import { findEngine } from '../../local/engine/find-engine.ts';
import { keepEngine } from '../../local/engine/keep-engine.ts';
import { createTable, deleteTable } from '../../local/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'engine-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const clientOf = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

describe('the engine', () => {
  test('answers when it has started, and no longer when it was stopped', async () => {
    const engine = await startEngine();
    expect(await engineAnswers(engine.endpoint)).toBe(true);
    await engine.stop();
    expect(await engineAnswers(engine.endpoint)).toBe(false);
  });

  test('keeps its tables on disk; creating a table again leaves it as it is', async () => {
    const dbFile = join(folder, 'kept.db');
    const first = await startEngine({ dbFile });
    await createTable(clientOf(first.endpoint), 'kept');
    await first.stop();
    const second = await startEngine({ dbFile });
    await createTable(clientOf(second.endpoint), 'kept');
    const { Table } = await clientOf(second.endpoint).send(new DescribeTableCommand({ TableName: 'kept' }));
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName).sort()).toEqual([
      'byCustomer',
      'byEmail',
      'byEvent',
      'byOwner',
      'list',
    ]);
    await deleteTable(clientOf(second.endpoint), 'kept');
    await deleteTable(clientOf(second.endpoint), 'kept');
    await expect(
      clientOf(second.endpoint).send(new DescribeTableCommand({ TableName: 'kept' })),
    ).rejects.toThrow('not found');
    await second.stop();
  });

  test('tells when it ends although nobody stopped it, and only then', async () => {
    let ends = 0;
    const ended = Promise.withResolvers<undefined>();
    const onExit = (): void => {
      ends++;
      ended.resolve(undefined);
    };
    const engine = await startEngine({ onExit });
    if (engine.pid === undefined) return; // an engine of somebody else
    process.kill(engine.pid, 'SIGKILL');
    await ended.promise;
    await engine.stop();
    const other = await startEngine({ onExit });
    await other.stop();
    expect(ends).toBe(1);
  });

  test('ends an engine that a killed instance left behind on its file, and no other process', async () => {
    const dbFile = join(folder, 'orphan.db');
    const binary = findEngine();
    if (binary === undefined) return;
    const orphan = spawn(binary, ['serve', '--port', '0', '--db-path', dbFile], { stdio: 'ignore' });
    const bystander = spawn(binary, ['serve', '--port', '0', '--db-path', `${dbFile}-other`], {
      stdio: 'ignore',
    });
    const gone = once(orphan, 'exit');
    const engine = await startEngine({ dbFile });
    await gone;
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    bystander.kill();
    await engine.stop();
  });

  test('is the one that DYNAMODB_ENDPOINT names, which is left running', async () => {
    const theirs = await startEngine();
    process.env['DYNAMODB_ENDPOINT'] = theirs.endpoint;
    const engine = await startEngine({ dbFile: join(folder, 'unused.db') });
    delete process.env['DYNAMODB_ENDPOINT'];
    expect(engine.endpoint).toBe(theirs.endpoint);
    await engine.stop();
    expect(await engineAnswers(theirs.endpoint)).toBe(true);
    await theirs.stop();
  });

  test('is started again on the same port when it dies', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const dbFile = join(folder, 'supervised.db');
    const engine = await keepEngine(dbFile);
    const client = clientOf(engine.endpoint);
    await createTable(client, 'kept');
    const { pid } = engine;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    while (engine.pid === pid || !(await engineAnswers(engine.endpoint))) await new Promise(setImmediate);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'kept' }));
    expect(Table?.TableStatus).toBe('ACTIVE');
    await engine.stop();
    expect(await engineAnswers(engine.endpoint)).toBe(false);
    expect(said).toHaveBeenCalledTimes(1);
    said.mockRestore();
  });
});
