import { isDeepStrictEqual } from 'node:util';
import type { ChargebeeCustomer } from '../../../functions/shared/domain/event.ts';
import type { CustomerInModel, Model, ToldInModel } from './model.ts';
import { namesOf } from './names-of.ts';

export const carrierOf = ({ customers }: Model, id: string): CustomerInModel | undefined =>
  customers.find(({ chargebeeIds }) => chargebeeIds.includes(id));

/** What is remembered of a Chargebee customer when this event is received. */
export function toldOf(
  { told }: Model,
  id: string,
  { receivedAt }: { readonly receivedAt: number },
): ToldInModel | undefined {
  const known = told.get(id);
  return known !== undefined && known.forgetAt > receivedAt ? known : undefined;
}

/** The id was deleted then: it is nobody's, but for payments that occurred before. */
export function leave(model: Model, customer: CustomerInModel, id: string, until: number): void {
  customer.chargebeeIds = customer.chargebeeIds.filter((one) => one !== id);
  customer.followed.delete(id);
  const all = [...(model.former.get(id) ?? []), { customer, until }];
  model.former.set(
    id,
    all.sort((one, other) => one.until - other.until),
  );
}

/** How the customer is called in this state, and under which email; whether another has the email that it shows. */
function stateOf(
  { customers }: Model,
  customer: CustomerInModel,
  { email = customer.email }: ChargebeeCustomer,
) {
  const emailTaken = customers.some((other) => other !== customer && other.email === email);
  return { email: emailTaken ? customer.email : email, emailTaken };
}

/** The customer follows a state of its Chargebee customer. */
export function takeOver(
  model: Model,
  customer: CustomerInModel,
  state: ChargebeeCustomer,
  names = namesOf(state),
): void {
  const { id, resourceVersion: version } = state;
  const { email, emailTaken } = stateOf(model, customer, state);
  Object.assign(customer, { email, names });
  if (version !== undefined) customer.followed.set(id, { version, emailTaken });
}

/** The customer sees the state that a payment shows: it is taken over where it is newer, and shows something new. */
export function see(model: Model, customer: CustomerInModel, state: ChargebeeCustomer): void {
  const { id, resourceVersion: version } = state;
  const known = customer.followed.get(id);
  if (version === undefined || version < (known?.version ?? 0)) return;
  if (version === known?.version && !known.emailTaken) return;
  const { email, emailTaken } = stateOf(model, customer, state);
  // Who follows nothing yet keeps what somebody typed, where the payment shows nothing in its place.
  const names = { ...(known === undefined && customer.names), ...namesOf(state) };
  const isNew =
    email !== customer.email ||
    emailTaken !== (known?.emailTaken ?? false) ||
    !isDeepStrictEqual(names, customer.names);
  if (isNew) takeOver(model, customer, state, names);
}
