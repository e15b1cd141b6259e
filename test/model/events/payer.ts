import fc from 'fast-check';
import type { ChargebeeCustomer } from '../../../functions/shared/domain/event.ts';
import type { Model } from '../model/model.ts';
import { emails } from '../setup.ts';
import { pick } from './pick.ts';
import { newer, versionAfter } from './version-after.ts';

const people = emails.length - 1;

/** A Chargebee customer, with an email of its own as often as this, beside 3 times with any. */
export const payerWith = (own: number) =>
  fc.record({
    who: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3),
    email: fc.oneof(
      { weight: own, arbitrary: fc.constant('own' as const) },
      { weight: 3, arbitrary: fc.nat(people) },
      { weight: 1, arbitrary: fc.constant('none' as const) },
    ),
    firstName: fc.constantFrom(undefined, 'Ada', 'Ben'),
    company: fc.constantFrom(undefined, 'Acme'),
    newer: fc.option(newer, { freq: 10 }),
  });
export type Payer = ReturnType<typeof payerWith> extends fc.Arbitrary<infer T> ? T : never;

/** The customer as an event has it. */
export function customerOf(model: Model, payer: Payer, id = `cb_${payer.who}`): ChargebeeCustomer {
  const { who, email, firstName, company, newer: step } = payer;
  return {
    id,
    ...(email !== 'none' && { email: pick(emails, email === 'own' ? who : email) }),
    ...(firstName !== undefined && { firstName }),
    ...(company !== undefined && { company }),
    ...(step !== null && { resourceVersion: versionAfter(model, id, step) }),
  };
}

/** The customer of an event about nothing else: mostly one whose Chargebee id somebody carries, else one that may never have paid. */
export function carriedBy(model: Model, payer: Payer): ChargebeeCustomer {
  const carried = model.customers.flatMap(({ chargebeeIds }) => chargebeeIds);
  const id = payer.who >= 2 || carried.length === 0 ? undefined : pick(carried, payer.who);
  return customerOf(model, payer, id);
}
