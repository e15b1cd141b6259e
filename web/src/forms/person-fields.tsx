import { SimpleGrid } from '@mantine/core';
import type { FieldsProps } from './form-kind.ts';
import { TextField } from './text-field.tsx';

export interface Person {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
}

export const nobody: Person = { email: '', firstName: '', lastName: '', company: '' };

type Known = Readonly<Record<'firstName' | 'lastName' | 'company', string | null>> & {
  readonly email: string;
};

export const personOf = ({ email, firstName, lastName, company }: Known): Person => ({
  email,
  firstName: firstName ?? '',
  lastName: lastName ?? '',
  company: company ?? '',
});

/** Who somebody is. */
export function PersonFields({ values, set, errorAt }: FieldsProps<Person>) {
  return (
    <>
      <TextField
        label="Email"
        type="email"
        isRequired
        value={values.email}
        error={errorAt('email')}
        onChange={(email) => {
          set({ email });
        }}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextField
          label="First name"
          value={values.firstName}
          error={errorAt('firstName')}
          onChange={(firstName) => {
            set({ firstName });
          }}
        />
        <TextField
          label="Last name"
          value={values.lastName}
          error={errorAt('lastName')}
          onChange={(lastName) => {
            set({ lastName });
          }}
        />
      </SimpleGrid>
      <TextField
        label="Company"
        value={values.company}
        error={errorAt('company')}
        onChange={(company) => {
          set({ company });
        }}
      />
    </>
  );
}
