import type { CustomerAnswer } from '../api/customer-operations.ts';
import type { Customer } from '../domain/customer/customer.ts';
import { time } from './time.ts';

/** A customer as the API answers it. */
export function presentCustomer(customer: Customer): CustomerAnswer {
  const [chargebee_customer_id] = customer.chargebeeCustomerIds;
  return {
    id: customer.customerId,
    email: customer.email,
    firstName: customer.firstName ?? null,
    lastName: customer.lastName ?? null,
    company: customer.company ?? null,
    sourcePartnerId: customer.sourcePartnerId ?? null,
    noPartner: customer.noPartner ?? false,
    source: { kind: customer.source.kind, id: customer.source.id ?? null },
    chargebeeCustomerIds: [...customer.chargebeeCustomerIds],
    properties: chargebee_customer_id === undefined ? {} : { chargebee_customer_id },
    createdAt: time(customer.createdAt),
    version: customer.version,
  };
}
