import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { TextField } from './text-field.tsx';

/** Somebody of a deal, as typed. */
export interface Contact {
  readonly email: string;
  readonly name: string;
}

export const noContact: Contact = { email: '', name: '' };

const maxContacts = 20;

interface ContactFieldsProps {
  readonly contacts: readonly Contact[];
  readonly errorAt: (path: string) => string | undefined;
  readonly onChange: (contacts: readonly Contact[]) => void;
}

/** Who is on a deal: at least one, at most twenty. */
export function ContactFields({ contacts, errorAt, onChange }: ContactFieldsProps) {
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
      {contacts.length < maxContacts && (
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
