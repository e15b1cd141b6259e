import * as z from 'zod';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import type { ApiAnswer } from '../../support/api.ts';
import { start, type Setup } from '../setup.ts';
import { ruleIdsIn } from './rule-ids-in.ts';
import type { Host } from './start-host.ts';
import { openSystem, type System } from './open-system.ts';

const created = z.object({ id: z.string() });
const idIn = ({ body }: ApiAnswer): string => created.parse(body).id;

let accounts = 0;

/** A fresh account as `startModel` has it. */
export async function startSystem(host: Host, { programs, leads, deals, customers }: Setup): Promise<System> {
  const system = openSystem(host, accountSchema.parse(`model-${++accounts}`));
  system.setNow(start);
  const { ids } = system;
  for (const rewardRules of programs) {
    const program = await system.create('programs', { name: 'A program', rewardRules });
    ids.programs.push(idIn(program));
    ids.rules.push(...ruleIdsIn(program));
    const partner = { name: 'A partner', email: 'partner@example.com', programId: idIn(program) };
    ids.partners.push(idIn(await system.create('partners', partner)));
  }
  for (const lead of leads) await system.bringLead(lead);
  for (const deal of deals) await system.bringDeal(deal);
  for (const { email, partner } of customers) {
    await system.create('customers', { email, sourcePartnerId: system.partnerId(partner) });
  }
  await system.turn(true, { convertLead: true, associateDeals: true, createTransactions: true });
  return system;
}
