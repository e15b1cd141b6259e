import { orNull, type FormKind } from './form-kind.ts';
import { nobody, PersonFields, personOf, type Person } from './person-fields.tsx';
import { ReferenceField } from './reference-field.tsx';
import { TextField } from './text-field.tsx';

interface Values extends Person {
  readonly sourcePartnerId: string;
  readonly chargebeeId: string;
  /** As it was read: an id that stays is not sent, since that would be a new first one. */
  readonly oldChargebeeId: string;
  readonly oldSourcePartnerId: string;
}

export const customerForm: FormKind<'customers', Values> = {
  empty: { ...nobody, sourcePartnerId: '', chargebeeId: '', oldChargebeeId: '', oldSourcePartnerId: '' },
  from: (customer) => {
    const chargebeeId = customer.properties.chargebee_customer_id ?? '';
    const sourcePartnerId = customer.sourcePartnerId ?? '';
    return {
      ...personOf(customer),
      sourcePartnerId,
      chargebeeId,
      oldChargebeeId: chargebeeId,
      oldSourcePartnerId: sourcePartnerId,
    };
  },
  toBody: (values) => ({
    email: values.email,
    firstName: orNull(values.firstName),
    lastName: orNull(values.lastName),
    company: orNull(values.company),
    ...(values.sourcePartnerId !== values.oldSourcePartnerId && {
      sourcePartnerId: orNull(values.sourcePartnerId),
    }),
    ...(values.chargebeeId !== values.oldChargebeeId && {
      properties: { chargebee_customer_id: orNull(values.chargebeeId) },
    }),
  }),
  Fields: ({ values, set, errorAt }) => (
    <>
      <PersonFields values={values} set={set} errorAt={errorAt} />
      <ReferenceField
        kind="partners"
        label="Source partner"
        none="None"
        value={values.sourcePartnerId}
        error={errorAt('sourcePartnerId')}
        onChange={(sourcePartnerId) => {
          set({ sourcePartnerId });
        }}
      />
      <TextField
        label="ChargeBee Customer ID"
        description="Payments of this Chargebee customer are recorded for this customer."
        value={values.chargebeeId}
        error={errorAt('properties.chargebee_customer_id')}
        onChange={(chargebeeId) => {
          set({ chargebeeId });
        }}
      />
    </>
  ),
};
