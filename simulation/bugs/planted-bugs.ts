import { bugsOfAdmins } from './bugs-of-admins.ts';
import { bugsOfCustomers } from './bugs-of-customers.ts';
import { bugsOfEvents } from './bugs-of-events.ts';
import { bugsOfMoney } from './bugs-of-money.ts';
import { bugsOfPayments } from './bugs-of-payments.ts';
import type { PlantedBug } from './planted-bug.ts';

/** Mistakes that others made, or that are easily made. */
export const plantedBugs: readonly PlantedBug[] = [
  ...bugsOfEvents,
  ...bugsOfPayments,
  ...bugsOfCustomers,
  ...bugsOfMoney,
  ...bugsOfAdmins,
];
