import type { ChargebeeCustomer } from '../../../functions/shared/domain/event.ts';
import type { CustomerInModel } from './model.ts';

/** How a customer is called at Chargebee. */
export const namesOf = ({ firstName, lastName, company }: ChargebeeCustomer): CustomerInModel['names'] => ({
  ...(firstName !== undefined && { firstName }),
  ...(lastName !== undefined && { lastName }),
  ...(company !== undefined && { company }),
});
