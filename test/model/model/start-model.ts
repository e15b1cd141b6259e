import { start, type Setup } from '../setup.ts';
import type { Model } from './model.ts';

/** An account with all options on, as it starts. */
export function startModel({ programs, leads, deals, customers }: Setup): Model {
  let rules = 0;
  return {
    now: start,
    isOn: true,
    options: { convertLead: true, associateDeals: true, createTransactions: true },
    programs: programs.map((program) =>
      program.map((terms) => ({
        rule: rules++,
        wordings: [{ terms, from: -Infinity, until: Infinity }],
      })),
    ),
    partners: programs.map((_, program) => ({ program, isActive: true })),
    leads: leads.map((lead) => ({ ...lead })),
    deals: deals.map((deal) => ({ ...deal })),
    customers: customers.map(({ email, partner }) => ({
      email,
      partner,
      source: 'manual',
      chargebeeIds: [],
      names: {},
      followed: new Map(),
      rewarded: new Map(),
    })),
    told: new Map(),
    former: new Map(),
    unlinked: new Map(),
    recordings: 0,
    dismissed: new Set(),
    payments: new Map(),
    corrections: [],
    paymentOf: new Map(),
    unnamed: new Map(),
    sent: [],
    outcomes: new Map(),
  };
}
