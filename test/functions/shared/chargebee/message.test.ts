import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeMessage } from '../../../../functions/shared/chargebee/decode-message.ts';
import { encodeMessage, type Message } from '../../../../functions/shared/chargebee/message.ts';
import { handledTypes, type HandledType } from '../../../../functions/shared/chargebee/handled-types.ts';
import { readEvent } from '../../../../functions/shared/chargebee/read-event.ts';
import { chargebeeEvent, type Overrides } from '../../../support/chargebee-event.ts';

function messageOf(overrides: Overrides, type: HandledType = 'payment_succeeded'): Message {
  const result = readEvent(chargebeeEvent(type, overrides), 7);
  if (result.kind !== 'event') throw new Error(JSON.stringify(result));
  return { v: 1, account: 'acme', kind: 'event', event: result.event };
}

/** The characters that SQS takes: those of XML 1.0. */
const takenBySqs = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

describe('a message', () => {
  it.each(handledTypes)('of %s comes out as it went in, with all that is kept', (type) => {
    const message = messageOf({ transaction: { payment_method: 'chargeback' } }, type);
    expect(message).toMatchObject({ event: { type } });
    expect(decodeMessage(encodeMessage(message))).toEqual({ ok: true, message });
  });

  it.each(handledTypes)('of %s comes out as it went in, with the least that an event has', (type) => {
    const bare = { date: undefined, resource_version: undefined, customer_id: undefined };
    const customer = { email: undefined, first_name: undefined, last_name: undefined, company: undefined };
    const message = messageOf({ transaction: bare, customer: { ...customer, resource_version: null } }, type);
    expect(decodeMessage(encodeMessage(message))).toEqual({ ok: true, message });
  });

  it('comes out as it went in, whatever names and ids say, in characters that SQS takes', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\ufffe\uffff😀\u2028"\\'));
    const id = text.filter((text) => /^[^\p{Cc}\p{Cs}]{1,50}$/u.test(text));
    fc.assert(
      fc.property(fc.constantFrom(...handledTypes), id, text, (type, id, name) => {
        const transaction = { id, refunded_txn_id: id };
        const message = messageOf({ customer: { id, company: name }, transaction }, type);
        const body = encodeMessage(message);
        expect(body).toMatch(takenBySqs);
        expect(decodeMessage(body)).toEqual({ ok: true, message });
      }),
    );
  });

  it('stays below 1 MiB, whatever was kept of the largest body', () => {
    const worst = '\uffff'.repeat(100);
    const linked_invoices = Array.from({ length: 2_000 }, () => ({
      invoice_id: worst,
      applied_amount: Number.MAX_SAFE_INTEGER,
    }));
    const name = '\uffff'.repeat(5_000);
    const message = messageOf({
      event: { id: worst },
      transaction: { id: worst, linked_invoices },
      customer: { id: worst, email: '\uffff'.repeat(254), first_name: name, last_name: name, company: name },
      invoice: {
        id: worst,
        discounts: Array.from({ length: 200 }, (_, n) => ({
          entity_type: 'item_level_coupon',
          entity_id: worst.slice(3) + String(n).padStart(3, '0'),
        })),
      },
    });
    expect(Buffer.byteLength(encodeMessage(message))).toBeLessThan(1_048_576);
  });

  it('is read with the fields that later code may add, which stay in it: a failed event is kept whole', () => {
    const message = messageOf({});
    const later = { ...message, later: 1 };
    expect(decodeMessage(JSON.stringify(later))).toEqual({ ok: true, message: later });
  });

  it.each<[string, string, string]>([
    ['text that is not JSON', '{', 'not JSON'],
    ['another version', encodeMessage(messageOf({})).replace('"v":1', '"v":2'), 'v: '],
    ['another kind', '{"v":1,"account":"acme","kind":"secret-kind"}', 'kind: '],
    ['an event without its id', encodeMessage(messageOf({})).replace(/"id":"ev_\w+",/, ''), 'event.id: '],
    [
      'an event of a type that nothing acts on',
      encodeMessage(messageOf({})).replace('payment_succeeded', 'subscription_created'),
      'event.type: ',
    ],
    [
      'a customer event without its customer',
      encodeMessage(messageOf({}))
        .replace('payment_succeeded', 'customer_changed')
        .replace('"customer":', '"c":'),
      'event.customer: ',
    ],
    ['null', 'null', ''],
  ])('is not made of %s, and the reason repeats nothing of it', (_, body, reason) => {
    const decoded = decodeMessage(body);
    expect(decoded).toEqual({ ok: false, reason: expect.stringContaining(reason) });
    expect(JSON.stringify(decoded)).not.toMatch(/secret-kind|ada@/);
  });
});
