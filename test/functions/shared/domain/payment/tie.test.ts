import { expect, test } from '@jest/globals';
import { nothingKnown } from '../../../../../functions/shared/domain/payment/payment-state.ts';
import { tie } from '../../../../../functions/shared/domain/payment/tie.ts';
import { settingsOff } from '../../../../../functions/shared/domain/integration.ts';
import { aCustomer, aDeal, aLead, anEvent, countingUlids, paidOn } from '../../../../support/payment-case.ts';

const full = aCustomer({ chargebeeCustomerIds: Array.from({ length: 50 }, (_, n) => `cb_full_${n}`) });

test.each([
  ['chosen', { kind: 'customer' as const, customer: full }],
  ['found by the email of a lead', { kind: 'lead' as const, lead: aLead() }],
  ['found by the email of a deal', { kind: 'deal' as const, deal: aDeal(1) }],
])('a customer of fifty Chargebee ids that is %s carries no other', (_, target) => {
  const state = { ...nothingKnown, customerByEmail: full };
  const one = { event: anEvent(), state, settings: settingsOff, now: paidOn, ulids: countingUlids() };
  expect(tie(one, target, new Map([[full.email, full]]))).toEqual({ refused: 'too_many_chargebee_ids' });
});
