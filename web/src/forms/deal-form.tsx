import type { Records } from '../records/records-api.ts';
import { ChoiceField } from './choice-field.tsx';
import { ContactFields, noContact, type Contact } from './contact-fields.tsx';
import { orNull, type FormKind } from './form-kind.ts';
import { MoneyField, moneyText, noMoney, parseMoney, type MoneyText } from './money-field.tsx';
import { ReferenceField } from './reference-field.tsx';
import { TextField } from './text-field.tsx';

interface Values {
  readonly name: string;
  readonly contacts: readonly Contact[];
  readonly partnerId: string;
  readonly amount: MoneyText;
  readonly status: Records['deals']['status'];
}

const choices = ['open', 'won', 'lost'] as const;

export const dealForm: FormKind<'deals', Values> = {
  empty: { name: '', contacts: [noContact], partnerId: '', amount: noMoney, status: 'open' },
  from: ({ name, contacts, partnerId, amount, status }) => ({
    name,
    contacts: contacts.map((contact) => ({ email: contact.email, name: contact.name ?? '' })),
    partnerId: partnerId ?? '',
    amount: moneyText(amount),
    status,
  }),
  toBody: ({ name, contacts, partnerId, amount, status }) => {
    const money = parseMoney(amount);
    if (money === undefined) return undefined;
    return {
      name,
      contacts: contacts.map((contact) => ({ email: contact.email, name: orNull(contact.name) })),
      partnerId: orNull(partnerId),
      amount: money,
      status,
    };
  },
  Fields: ({ values, set, errorAt }) => (
    <>
      <TextField
        label="Name"
        isRequired
        value={values.name}
        error={errorAt('name')}
        onChange={(name) => {
          set({ name });
        }}
      />
      <ContactFields
        contacts={values.contacts}
        errorAt={errorAt}
        onChange={(contacts) => {
          set({ contacts });
        }}
      />
      <ReferenceField
        kind="partners"
        label="Partner"
        none="No partner"
        value={values.partnerId}
        error={errorAt('partnerId')}
        onChange={(partnerId) => {
          set({ partnerId });
        }}
      />
      <MoneyField
        label="Amount"
        value={values.amount}
        error={errorAt('amount') ?? errorAt('amount.currency')}
        onChange={(amount) => {
          set({ amount });
        }}
      />
      <ChoiceField
        label="Status"
        values={choices}
        value={values.status}
        error={errorAt('status')}
        onChange={(status) => {
          set({ status });
        }}
      />
    </>
  ),
};
