import { createHash } from 'node:crypto';
import { normalizeEmail } from '../../functions/shared/domain/customer/email.ts';
import { parseArgs } from 'node:util';
import { CommandError } from '../command-error.ts';
import { positiveInteger } from './positive-integer.ts';
import type { Happening } from './happening.ts';
import { usage } from './usage.ts';

/** What to simulate, how many copies of it to send, and where to if not to the local stack. */
export interface SimulateArguments {
  readonly happening: Happening;
  readonly copies: number;
  readonly url?: string;
}

type TextOption = 'email' | 'amount' | 'currency' | 'customer' | 'payment' | 'copies' | 'url';
type Values = Partial<Record<TextOption, string> & Record<'chargeback' | 'help', boolean>>;

/** Of a voided payment, where nobody says it: only that it is void is acted on, but a real one has an amount. */
const voidedAmount = '4900';

/** Reads the arguments of `npm run simulate`. Throws a CommandError: what is wrong (exit code 2), or the help (0). */
export function parseSimulateArguments(args: string[]): SimulateArguments {
  const { values, positionals } = parse(args);
  if (values.help) throw new CommandError(usage, 0);
  const [kind, ...rest] = positionals;
  if (rest.length > 0) throw refusal(`One thing at a time: "${rest.join(' ')}" is too much.`);
  if (values.url !== undefined && !/^https?:\/\//.test(values.url))
    throw refusal('--url is an http(s) address.');
  return {
    happening: toHappening(kind, values),
    copies: values.copies === undefined ? 1 : positiveInteger('copies', values.copies),
    ...(values.url !== undefined && { url: values.url }),
  };
}

function toHappening(kind: string | undefined, values: Values): Happening {
  const { currency = 'EUR', payment = '', email } = values;
  if (!/^[A-Z]{3}$/.test(currency)) throw refusal(`--currency is a code such as EUR, not "${currency}".`);
  switch (kind) {
    case 'payment': {
      if (email === undefined) throw refusal('--email is missing: whose payment is it?');
      if (!/^\S+@\S+$/.test(email)) throw refusal(`--email is an email address, not "${email}".`);
      // The same address is the same Chargebee customer, so that a second payment is one of a known customer.
      const customer =
        values.customer ??
        `cb_${createHash('sha256')
          .update(normalizeEmail(email) ?? '')
          .digest('hex')
          .slice(0, 12)}`;
      return { kind, email, customer, amount: positiveInteger('amount', values.amount), currency };
    }
    case 'refund':
    case 'void': {
      if (payment === '') throw refusal('--payment is missing: the Chargebee id (txn_…) of the payment.');
      if (kind === 'void')
        return { kind, payment, currency, amount: positiveInteger('amount', values.amount ?? voidedAmount) };
      const amount = positiveInteger('amount', values.amount);
      return { kind, payment, amount, currency, chargeback: values.chargeback ?? false };
    }
    case 'test':
      return { kind };
    default:
      throw refusal(`What shall happen? Not "${kind ?? ''}".`);
  }
}

function parse(args: string[]): { values: Values; positionals: string[] } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: text,
        amount: text,
        currency: text,
        customer: text,
        payment: text,
        copies: text,
        url: text,
        chargeback: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}

function refusal(message: string): CommandError {
  return new CommandError(`${message}\n${usage}`, 2);
}
