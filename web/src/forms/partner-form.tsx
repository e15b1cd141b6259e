import { partnerStatuses } from '../records/record-kinds.tsx';
import type { Records } from '../records/records-api.ts';
import { ChoiceField } from './choice-field.tsx';
import type { FormKind } from './form-kind.ts';
import { ReferenceField } from './reference-field.tsx';
import { TextField } from './text-field.tsx';

type Values = Pick<Records['partners'], 'name' | 'email' | 'programId' | 'status'>;

export const partnerForm: FormKind<'partners', Values> = {
  empty: { name: '', email: '', programId: '', status: 'active' },
  from: ({ name, email, programId, status }) => ({ name, email, programId, status }),
  toBody: (values) => values,
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
      <ReferenceField
        kind="programs"
        label="Program"
        value={values.programId}
        error={errorAt('programId')}
        onChange={(programId) => {
          set({ programId });
        }}
      />
      <ChoiceField
        label="Status"
        description="Only an active partner earns rewards."
        values={partnerStatuses}
        value={values.status}
        error={errorAt('status')}
        onChange={(status) => {
          set({ status });
        }}
      />
    </>
  ),
};
