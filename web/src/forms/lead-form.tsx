import type { Records } from '../records/records-api.ts';
import { ChoiceField } from './choice-field.tsx';
import { orNull, type FormKind } from './form-kind.ts';
import { nobody, PersonFields, personOf, type Person } from './person-fields.tsx';
import { ReferenceField } from './reference-field.tsx';

interface Values extends Person {
  readonly partnerId: string;
  readonly status: Records['leads']['status'];
}

const choices = ['pending', 'accepted', 'refused'] as const;

export const leadForm: FormKind<'leads', Values> = {
  empty: { ...nobody, partnerId: '', status: 'accepted' },
  from: (lead) => ({ ...personOf(lead), partnerId: lead.partnerId ?? '', status: lead.status }),
  toBody: ({ email, firstName, lastName, company, partnerId, status }) => ({
    email,
    firstName: orNull(firstName),
    lastName: orNull(lastName),
    company: orNull(company),
    partnerId: orNull(partnerId),
    ...(status !== 'converted' && { status }),
  }),
  Fields: ({ values, set, errorAt }) => (
    <>
      <PersonFields values={values} set={set} errorAt={errorAt} />
      <ReferenceField
        kind="partners"
        label="Partner"
        none="Nobody brought this lead"
        value={values.partnerId}
        error={errorAt('partnerId')}
        onChange={(partnerId) => {
          set({ partnerId });
        }}
      />
      {values.status !== 'converted' && (
        <ChoiceField
          label="Status"
          description="A refused lead is never converted."
          values={choices}
          value={values.status}
          error={errorAt('status')}
          onChange={(status) => {
            set({ status });
          }}
        />
      )}
    </>
  ),
};
