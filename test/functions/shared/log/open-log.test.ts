import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { measurements } from '../../../../functions/shared/log/embedded-metrics.ts';
import { openLog, type Log } from '../../../../functions/shared/log/open-log.ts';
import { capturedLog } from '../../../support/captured-log.ts';

const names = ['LOG_LEVEL', 'METRICS_NAMESPACE', '_X_AMZN_TRACE_ID'];
const before = names.map((name) => [name, process.env[name]] as const);
beforeEach(() => {
  process.env['LOG_LEVEL'] = 'INFO';
  process.env['METRICS_NAMESPACE'] = 'kiflo-chargebee-test';
});
afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

const printed = async (...line: Parameters<Log>) => {
  const lines = await capturedLog(() => {
    openLog('worker')(...line);
    return Promise.resolve();
  });
  return lines.map((text) => JSON.parse(text) as Record<string, unknown>);
};

describe('a line of the log', () => {
  test('is one object of JSON with its level and time, and no trace that was not recorded', async () => {
    process.env['_X_AMZN_TRACE_ID'] =
      'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0';
    expect(await printed('INFO', 'worker', { account: 'acme', code: undefined })).toEqual([
      {
        level: 'INFO',
        message: 'worker',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/),
        service: 'worker',
        account: 'acme',
      },
    ]);
  });

  test('leads to the trace that X-Ray recorded', async () => {
    process.env['_X_AMZN_TRACE_ID'] =
      'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
    expect(await printed('INFO', 'worker')).toMatchObject([
      { xray_trace_id: '1-5759e988-bd862e3fe1be46a994272793' },
    ]);
  });

  test('tells of an error where and why, and nothing else that hangs on it', async () => {
    const error = Object.assign(new Error('x'.repeat(10_000)), { Item: { email: 'ada@example.com' } });
    const [line] = await printed('ERROR', 'worker', { error });
    expect(line).toMatchObject({ level: 'ERROR', error: { name: 'Error', message: 'x'.repeat(500) } });
    expect(JSON.stringify(line)).not.toContain('ada@');
  });
});

describe('the metrics of a line', () => {
  test('stand in it, each with its own dimensions', async () => {
    const { count, measured } = measurements();
    count('EventDone', 1, { outcome: 'processed' });
    count('EventAge', 480);
    count('RewardSum', 490, { currency: 'EUR' });
    const from = Date.now();
    const lines = await printed('INFO', 'worker', { outcome: 'processed', eventId: 'ev_1' }, measured);
    const directive = (Name: string, Unit: string, ...by: string[]) => ({
      Namespace: 'kiflo-chargebee-test',
      Dimensions: [['service', ...by]],
      Metrics: [{ Name, Unit }],
    });
    expect(lines).toEqual([
      expect.objectContaining({
        message: 'worker',
        eventId: 'ev_1',
        service: 'worker',
        outcome: 'processed',
        EventDone: 1,
        EventAge: 480,
        currency: 'EUR',
        RewardSum: 490,
        _aws: {
          Timestamp: expect.any(Number),
          CloudWatchMetrics: [
            directive('EventDone', 'Count', 'outcome'),
            directive('EventAge', 'Milliseconds'),
            directive('RewardSum', 'Count', 'currency'),
          ],
        },
      }),
    ]);
    const { Timestamp } = lines[0]?.['_aws'] as { Timestamp: number };
    expect(Timestamp).toBeGreaterThanOrEqual(from);
  });

  test('of a second currency come in a line of their own, and so does a second sample', async () => {
    const { count, measured } = measurements();
    count('RewardSum', 490, { currency: 'EUR' });
    count('RewardSum', 300, { currency: 'USD' });
    count('RewardSum', 490, { currency: 'EUR' });
    const lines = await printed('INFO', 'worker', { eventId: 'ev_1' }, measured);
    expect(lines).toMatchObject([
      { eventId: 'ev_1', currency: 'EUR', RewardSum: 490 },
      { service: 'worker', currency: 'USD', RewardSum: 300 },
      { service: 'worker', currency: 'EUR', RewardSum: 490 },
    ]);
    expect(lines.slice(1).map((line) => line['message'])).toEqual([undefined, undefined]);
  });

  test('change nothing that the line tells itself', async () => {
    const { count, measured } = measurements();
    count('EventDone', 1, { outcome: 'failed' });
    expect(await printed('INFO', 'worker', { outcome: 'processed' }, measured)).toMatchObject([
      { message: 'worker', outcome: 'processed' },
      { service: 'worker', outcome: 'failed', EventDone: 1 },
    ]);
  });
});

test('a silent log prints nothing', async () => {
  process.env['LOG_LEVEL'] = 'SILENT';
  const { count, measured } = measurements();
  count('EventCopied');
  expect(await printed('ERROR', 'worker', {}, measured)).toEqual([]);
});
