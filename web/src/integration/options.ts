import type { Options } from './use-integration.ts';

interface OptionText {
  readonly label: string;
  readonly description: string;
}

/** What each option does. */
const texts: Readonly<Record<keyof Options, OptionText>> = {
  convertLead: {
    label: 'Convert lead to customer',
    description:
      'When a payment comes from the email of a pending or accepted lead, the lead becomes a customer. Its partner becomes the customer’s source partner.',
  },
  associateDeals: {
    label: 'Associate customer on deal',
    description:
      'At every payment, the customer is put on all deals that have a contact with the same email and no customer yet.',
  },
  createTransactions: {
    label: 'Create transaction from succeeded payment',
    description:
      'Each successful payment of a known customer is recorded as a transaction, and the source partner gets the reward of the program’s rules. Refunds take back what they must.',
  },
};
const names = Object.keys(texts) as (keyof Options)[];
export const optionTexts = names.map((name) => ({ name, ...texts[name] }));

const needsCustomers = ({ convertLead, associateDeals }: Options): boolean => !convertLead && !associateDeals;

/** Why an option cannot be switched as things stand. */
export const whyLocked = (name: keyof Options, options: Options): string | undefined =>
  name === 'createTransactions' && needsCustomers(options)
    ? 'Turn on one of the two options above first: a transaction needs a customer, and only they find one.'
    : undefined;

/** The options after one was switched: transactions go off with the last option that finds customers. */
export function switched(options: Options, name: keyof Options, to: boolean): Options {
  const next = { ...options, [name]: to };
  return { ...next, createTransactions: next.createTransactions && !needsCustomers(next) };
}

export const isSame = (a: Options, b: Options): boolean =>
  optionTexts.every(({ name }) => a[name] === b[name]);
