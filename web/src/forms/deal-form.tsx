import { Button, Fieldset, Group, Stack } from '@mantine/core';
import type { Records } from '../records/records-api.ts';
import { ChoiceField } from './choice-field.tsx';
import { orNull, type FormKind } from './form-kind.ts';
import { MoneyField, moneyText, noMoney, parseMoney, type MoneyText } from './money-field.tsx';
import { ReferenceField } from './reference-field.tsx';
import { TextField } from './text-field.tsx';

interface Contact {
  readonly email: string;
  readonly name: string;
}

interface Values {
  readonly name: string;
  readonly contacts: readonly Contact[];
  readonly partnerId: string;
  readonly amount: MoneyText;
  readonly status: Records['deals']['status'];
}

const choices = ['open', 'won', 'lost'] as const;
const noContact: Contact = { email: '', name: '' };
const mostContacts = 20;

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
      <Contacts
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

interface ContactsProps {
  readonly contacts: readonly Contact[];
  readonly errorAt: (path: string) => string | undefined;
  readonly onChange: (contacts: readonly Contact[]) => void;
}

function Contacts({ contacts, errorAt, onChange }: ContactsProps) {
  const change = (place: number, part: Partial<Contact>): void => {
    onChange(contacts.map((contact, at) => (at === place ? { ...contact, ...part } : contact)));
  };
  return (
    <Stack gap="sm">
      {contacts.map(({ email, name }, place) => (
        <Fieldset key={place} legend={`Contact ${place + 1}`}>
          <Stack gap="sm">
            <TextField
              label="Email"
              type="email"
              isRequired
              value={email}
              error={errorAt(`contacts.${place}.email`)}
              onChange={(to) => {
                change(place, { email: to });
              }}
            />
            <TextField
              label="Name"
              value={name}
              error={errorAt(`contacts.${place}.name`)}
              onChange={(to) => {
                change(place, { name: to });
              }}
            />
            {contacts.length > 1 && (
              <Group>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Remove contact ${place + 1}`}
                  onClick={() => {
                    onChange(contacts.filter((_, at) => at !== place));
                  }}
                >
                  Remove
                </Button>
              </Group>
            )}
          </Stack>
        </Fieldset>
      ))}
      {contacts.length < mostContacts && (
        <Group>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              onChange([...contacts, noContact]);
            }}
          >
            Add a contact
          </Button>
        </Group>
      )}
    </Stack>
  );
}
