import { describe, expect, it } from '@jest/globals';
import { assumptions } from '../../bench/cost/assumptions.ts';
import { dollarsPerMillion } from '../../bench/cost/dollars-per-million.ts';
import { dollarsPerMonth } from '../../bench/cost/dollars-per-month.ts';
import { metricSeries } from '../../bench/cost/metric-series.ts';
import { prices } from '../../bench/cost/prices.ts';
import { unitsOf } from '../../bench/cost/units-of.ts';

// Round figures of its own: the list prices may change, the arithmetic may not.
const round = {
  ...prices,
  apiMillion: 1,
  invocationMillion: 0.2,
  gigabyteSecond: 0.00001,
  queueMillion: 0.4,
  fairQueueMillion: 0.1,
  writeMillion: 0.5,
  readMillion: 0.25,
  logGigabyte: 0.5,
  traceMillion: 5,
  alarmMonth: 0.1,
  dashboardMonth: 3,
  metricMonth: 0.3,
};
const assumed = {
  ...assumptions,
  megabytesPerProcessor: 2_048,
  roundTripMs: 5,
  platformLogBytes: 700,
  accessLogBytes: 300,
  lineOverheadBytes: 26,
  tracedShare: 0.5,
  pollers: 5,
  pollSeconds: 20,
  daysInMonth: 30,
};

const event = {
  event: 'payment',
  requests: 3,
  operations: 'Query, GetItem, PutItem',
  readUnits: 2,
  writeUnits: 6,
  queueRequests: 3,
  queuedBytes: 491,
  webhook: { invocations: 1, milliseconds: 9, lines: ['a'.repeat(100), 'é'] },
  worker: { invocations: 1, milliseconds: 9, lines: ['b'.repeat(200)] },
};
const deployed = { memoryMegabytes: 512, traced: true, handlerMs: { webhook: 1.1, worker: 2 } };

describe('the units of one event', () => {
  it('are those measured, with memory by time, and log lines by their bytes', () => {
    const { gigabyteSeconds, ...units } = unitsOf(event, deployed, assumed);
    expect(units).toEqual({
      apiRequests: 1,
      invocations: 2,
      queueRequests: 3,
      readUnits: 2,
      writeUnits: 6,
      // webhook 100 + 26 + 2 + 26 + 700, worker 200 + 26 + 700, access log 326
      logBytes: 854 + 926 + 326,
      traces: 1,
    });
    // A quarter of a processor: 1.1 ms take 4.4, and 5 to send, so 10 are billed; 2 ms take 8, and 15 for the table: 23.
    expect(gigabyteSeconds).toBeCloseTo(0.033 * 0.5, 12);
  });

  it('know neither worker nor queue where the webhook ignores the event', () => {
    const nothing = { invocations: 0, milliseconds: 0, lines: [] };
    const ignored = { ...event, requests: 0, readUnits: 0, writeUnits: 0, queueRequests: 0, worker: nothing };
    const units = unitsOf(ignored, deployed, assumed);
    expect(units).toMatchObject({ invocations: 1, logBytes: 854 + 326, traces: 0.5 });
    expect(units.gigabyteSeconds).toBeCloseTo(0.005 * 0.5, 12);
  });
});

describe('the units of an event in a batch', () => {
  it('are a tenth of what ten take together, whose requests wait side by side, and untraced where the stage is', () => {
    const ten = {
      ...event,
      requests: 30,
      readUnits: 20,
      writeUnits: 60,
      queueRequests: 12,
      webhook: { ...event.webhook, invocations: 10 },
    };
    const { gigabyteSeconds, ...units } = unitsOf(ten, { ...deployed, traced: false }, assumed, 10);
    expect(units).toMatchObject({
      apiRequests: 1,
      invocations: 1.1,
      queueRequests: 1.2,
      readUnits: 2,
      writeUnits: 6,
      traces: 0,
    });
    // Ten times 10 ms of the webhook, and once 23 of the worker.
    expect(gigabyteSeconds).toBeCloseTo((0.123 * 0.5) / 10, 12);
  });
});

describe('what is billed', () => {
  it('comes to dollars per million events, by part', () => {
    const dollars = dollarsPerMillion(
      {
        apiRequests: 1,
        invocations: 2,
        gigabyteSeconds: 0.02,
        queueRequests: 3,
        readUnits: 2,
        writeUnits: 6,
        logBytes: 2_000,
        traces: 2,
      },
      round,
    );
    expect(dollars.api).toBeCloseTo(1, 9);
    expect(dollars.lambda).toBeCloseTo(0.4 + 0.2, 9);
    expect(dollars.queue).toBeCloseTo(1.5, 9);
    expect(dollars.table).toBeCloseTo(0.5 + 3, 9);
    expect(dollars.logs).toBeCloseTo(1, 9);
    expect(dollars.traces).toBeCloseTo(10, 9);
    expect(dollars.total).toBeCloseTo(17.6, 9);
  });

  it('comes to dollars per month, idle and in use', () => {
    const month = dollarsPerMonth({ alarms: 12, dashboards: 1, customMetrics: 10 }, assumed, round);
    expect(month.alarms).toBeCloseTo(1.2, 9);
    expect(month.dashboards).toBeCloseTo(3, 9);
    // 5 pollers, 3 times a minute: 648 000 requests in 30 days
    expect(month.polls).toBeCloseTo(0.324, 9);
    expect(month.idle).toBeCloseTo(4.524, 9);
    expect(month.customMetrics).toBeCloseTo(3, 9);
  });
});

describe('custom metrics', () => {
  const line = (name: string, by: Readonly<Record<string, string>>, value: number): string =>
    JSON.stringify({
      _aws: {
        Timestamp: value,
        CloudWatchMetrics: [{ Namespace: 'n', Dimensions: [Object.keys(by)], Metrics: [{ Name: name }] }],
      },
      ...by,
      [name]: value,
    });

  it('are counted once for each name and each set of dimensions, and not for other lines', () => {
    const series = metricSeries([
      line('EventDone', { service: 'worker', outcome: 'processed' }, 1),
      line('EventDone', { service: 'worker', outcome: 'processed' }, 2),
      line('EventDone', { service: 'worker', outcome: 'ignored' }, 1),
      line('EventAge', { service: 'worker' }, 1),
      JSON.stringify({ level: 'INFO', message: 'worker' }),
    ]);
    expect(series.size).toBe(3);
  });
});
