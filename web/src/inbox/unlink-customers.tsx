import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../api/schemas.ts';
import { titleOf } from '../records/title-of.ts';
import { UnlinkCustomer } from './unlink-customer.tsx';

/** The Chargebee customers of a customer, each of which can be unlinked. What came of one outlives its place in the record. */
export function UnlinkCustomers({ customer }: { readonly customer: Schemas['Customer'] }) {
  const { chargebeeCustomerIds: carried } = customer;
  const [atFirst] = useState(carried);
  return (
    <Stack gap="sm">
      {[...new Set([...atFirst, ...carried])].map((id) => (
        <UnlinkCustomer
          key={id}
          chargebeeCustomerId={id}
          isCarried={carried.includes(id)}
          name={titleOf(customer)}
        />
      ))}
    </Stack>
  );
}
