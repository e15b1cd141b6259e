import { expect, test } from '@jest/globals';
import type { ChargebeeEvent } from '../../../../../functions/shared/domain/event.ts';
import { failEvent } from '../../../../../functions/shared/domain/lines/fail-event.ts';
import { countingUlids, ulid } from '../../../../support/payment-case.ts';
import {
  aCustomerEvent,
  aDeletedRefund,
  aRefund,
  aStateEvent,
} from '../../../../support/transaction-event.ts';

test.each<[string, ChargebeeEvent]>([
  ['a customer', aCustomerEvent()],
  ['a payment', aStateEvent()],
  ['a refund that names its payment', aRefund()],
  ['a refund that names none', aDeletedRefund()],
])('an event about %s that is kept as failed has its line, and the whole event', (_, event) => {
  const [line, ...more] = failEvent(event, 'given_up', { now: 7, ulids: countingUlids() });
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    kind: 'put_line',
    ulid: ulid(1),
    line: {
      eventId: event.id,
      outcome: 'failed',
      processedAt: 7,
      steps: [{ action: 'receive', code: 'given_up' }],
    },
    kept: JSON.stringify(event),
  });
  // What is decided of it later takes its place, and nothing else does.
  expect(line).not.toHaveProperty('replaces');
});
