import { describe, expect, it } from '@jest/globals';
import { customerEventTypes } from '../../../../functions/shared/domain/event.ts';
import type { Overrides } from '../../../support/chargebee-event.ts';
import { eventOf, wrongAt } from './read-body.ts';

describe.each(customerEventTypes)('a body of %s', (type) => {
  it('keeps the customer with its version, and nothing beside it', () => {
    expect(eventOf(type)).toEqual({
      id: 'ev_AzZlxSTw1kQvV2He',
      type,
      occurredAt: 1_795_338_001_000,
      receivedAt: 7,
      customer: {
        id: 'AzZlxSTw1kQvG2Ha',
        email: 'ada@example.com',
        firstName: 'Ada',
        lastName: 'Byron',
        company: 'Analytical Engines Ltd',
        resourceVersion: 1_795_338_001_402,
      },
    });
  });

  it('needs only the id of the customer', () => {
    const content = { customer: { id: 'tax customer test' } };
    expect(eventOf(type, { event: { content } }).customer).toEqual({ id: 'tax customer test' });
  });

  it('has its email normalized, and its names cut', () => {
    const customer = { email: ' ADA@Example.com ', company: 'x'.repeat(300) };
    expect(eventOf(type, { customer }).customer).toMatchObject({
      email: 'ada@example.com',
      company: 'x'.repeat(250),
    });
  });

  it('has no email where that is longer than 254 characters', () => {
    const customer = { email: `${'x'.repeat(251)}@b.c` };
    expect(eventOf(type, { customer }).customer).not.toHaveProperty('email');
  });

  it.each<[path: string, Overrides]>([
    ['id', { event: { id: '' } }],
    ['occurred_at', { event: { occurred_at: undefined } }],
    ['content', { event: { content: null } }],
    ['content.customer', { customer: null }],
    ['content.customer', { event: { content: { customer: null } } }],
    ['content.customer.id', { customer: { id: undefined } }],
    ['content.customer.email', { customer: { email: 'a\u0000@example.com' } }],
    ['content.customer.company', { customer: { company: 7 } }],
    ['content.customer.resource_version', { customer: { resource_version: '1795338001402' } }],
  ])('is refused with the path %s', (path, overrides) => {
    expect(wrongAt(type, overrides)).toEqual([path]);
  });
});
