import * as z from 'zod';
import { describe, expect, test } from '@jest/globals';
import { parseSimulateArguments } from '../../../local/simulate/simulate-arguments.ts';

const customer = z.object({ customer: z.string() });
const payment = ['payment', '--email', 'ada@example.com', '--amount', '4900'];

describe('npm run simulate', () => {
  test('takes a payment, in EUR and once unless told otherwise', () => {
    expect(parseSimulateArguments([...payment, '--customer', 'cb_1'])).toEqual({
      happening: {
        kind: 'payment',
        email: 'ada@example.com',
        customer: 'cb_1',
        amount: 4900,
        currency: 'EUR',
      },
      copies: 1,
    });
  });

  test('takes the same email for the same Chargebee customer', () => {
    const customerOf = (args: string[]): unknown => parseSimulateArguments(args).happening;
    const shouted = ['payment', '--email', 'ADA@Example.com', '--amount', '4900'];
    expect(customerOf(payment)).toEqual(customerOf(payment));
    expect(customerOf(shouted)).toMatchObject({ customer: customer.parse(customerOf(payment)).customer });
    expect(customerOf(payment)).not.toEqual(customerOf(['payment', '--email', 'b@c.d', '--amount', '4900']));
  });

  test('takes refund, void and test, copies and another address', () => {
    expect(
      parseSimulateArguments(['refund', '--payment', 'txn_1', '--amount', '5', '--currency', 'JPY']),
    ).toEqual({
      happening: { kind: 'refund', payment: 'txn_1', amount: 5, currency: 'JPY', chargeback: false },
      copies: 1,
    });
    const chargeback = ['refund', '--payment', 'txn_1', '--amount', '5', '--chargeback'];
    expect(parseSimulateArguments(chargeback).happening).toMatchObject({ kind: 'refund', chargeback: true });
    const voided = { kind: 'void', payment: 'txn_1', currency: 'EUR' };
    expect(parseSimulateArguments(['void', '--payment', 'txn_1', '--amount', '5']).happening).toEqual({
      ...voided,
      amount: 5,
    });
    expect(parseSimulateArguments(['void', '--payment', 'txn_1']).happening).toEqual({
      ...voided,
      amount: 4900,
    });
    expect(parseSimulateArguments(['test', '--copies', '3', '--url', 'https://a.b/c'])).toEqual({
      happening: { kind: 'test' },
      copies: 3,
      url: 'https://a.b/c',
    });
  });

  test.each([
    [[], 'What shall happen?'],
    [['chargeback'], 'Not "chargeback"'],
    [['test', 'payment'], 'One thing at a time'],
    [['payment', '--amount', '1'], '--email is missing'],
    [['payment', '--email', 'ada', '--amount', '1'], '--email is an email address, not "ada"'],
    [['payment', '--email', 'a@b.c'], '--amount is a whole number above 0, and is missing'],
    [['payment', '--email', 'a@b.c', '--amount', '49.00'], 'not "49.00"'],
    [['payment', '--email', 'a@b.c', '--amount=-1'], 'not "-1"'],
    [['payment', '--email', 'a@b.c', '--amount', '9007199254740993'], 'not "9007199254740993"'],
    [[...payment, '--currency', 'euro'], '--currency is a code'],
    [[...payment, '--copies', '0'], '--copies is a whole number'],
    [[...payment, '--url', 'localhost'], '--url is an http(s) address'],
    [['refund', '--amount', '1'], '--payment is missing'],
    [['refund', '--payment', 'txn_1'], '--amount is'],
    [['void'], '--payment is missing'],
    [['void', '--payment', 'txn_1', '--amount', '0'], '--amount is a whole number above 0'],
    [['test', '--colour', 'red'], "Unknown option '--colour'"],
  ])('refuses %j, and says how it is used', (args, message) => {
    const parse = () => parseSimulateArguments(args);
    expect(parse).toThrow(message);
    expect(parse).toThrow('Usage: npm run simulate');
    expect(parse).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});
