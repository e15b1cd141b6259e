import { expect, test } from '@jest/globals';
import {
  compareStates,
  isActedOn,
  isDead,
} from '../../../../../functions/shared/domain/money-back/transaction-state.ts';
import { eur } from '../../../../support/recorded-payment.ts';

const state = (status: string, resourceVersion: number, amount = 100) => ({
  status,
  resourceVersion,
  amount: eur(amount),
});

test.each([
  ['voided', true],
  ['failure', true],
  ['late_failure', true],
  ['deleted', true],
  ['success', false],
  ['in_progress', false],
  ['timeout', false],
])('the status %s says that money has come back: %s', (status, dead) => {
  expect(isDead(status)).toBe(dead);
});

test.each([
  ['in_progress', true],
  ['success', true],
  ['failure', true],
  ['late_failure', true],
  ['voided', true],
  ['deleted', true],
  ['timeout', false],
  ['needs_attention', false],
  ['constructor', false],
])('the status %s is acted on: %s', (status, actedOn) => {
  expect(isActedOn(status)).toBe(actedOn);
});

test('the higher resource version is the newer state, however final the older one is', () => {
  expect(compareStates(state('success', 2), state('deleted', 1))).toBeGreaterThan(0);
  expect(compareStates(state('deleted', 1), state('success', 2))).toBeLessThan(0);
});

test('of one resource version the more final state is the newer', () => {
  const inOrder = ['in_progress', 'success', 'voided', 'deleted'];
  for (const [index, status] of inOrder.entries()) {
    for (const later of inOrder.slice(index + 1)) {
      expect(compareStates(state(later, 1), state(status, 1))).toBeGreaterThan(0);
      expect(compareStates(state(status, 1), state(later, 1))).toBeLessThan(0);
    }
  }
  for (const failed of ['failure', 'late_failure']) {
    expect(compareStates(state(failed, 1), state('voided', 1))).toBe(0);
  }
});

test('a state told twice is the same; of two that differ in the amount alone, the order of arrival does not decide', () => {
  expect(compareStates(state('success', 1), state('success', 1))).toBe(0);
  expect(compareStates(state('success', 1, 200), state('success', 1, 100))).toBeGreaterThan(0);
  expect(compareStates(state('success', 1, 100), state('success', 1, 200))).toBeLessThan(0);
});
