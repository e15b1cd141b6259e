import type { Customer } from '../../functions/shared/domain/customer/customer.ts';
import type { Deal } from '../../functions/shared/domain/customer/deal.ts';
import type { Lead } from '../../functions/shared/domain/customer/lead.ts';
import { idOf } from '../../functions/shared/domain/ids.ts';
import type { Partner } from '../../functions/shared/domain/rewards/partner.ts';
import type { Program } from '../../functions/shared/domain/rewards/program.ts';
import type { Random } from '../random.ts';
import type { AccountOptions } from './plan-account.ts';
import { planRule } from './plan-rules.ts';
import type { AccountPlan } from './plan.ts';

const times = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => make(index));

function planPartners(
  random: Random,
  { ulids, start }: AccountOptions,
): { programs: Program[]; partners: Partner[] } {
  const programs = times(1 + random.below(2), (n): Program => ({
    programId: idOf('program', ulids()),
    version: 1,
    name: `Program ${n}`,
    rules: times(1 + random.below(3), () => planRule(random, ulids(), start)),
    createdAt: start,
  }));
  const partners = times(1 + random.below(3), (n): Partner => ({
    partnerId: idOf('partner', ulids()),
    version: 1,
    name: `Partner ${n}`,
    email: `partner-${n}@example.com`,
    programId: random.pick(programs).programId,
    status: random.chance(0.9) ? 'active' : 'declined',
    createdAt: start,
  }));
  return { programs, partners };
}

/** The records that an account begins with; `emails` are of those who pay. */
export function planRecords(
  random: Random,
  options: AccountOptions,
  emails: readonly string[],
): Pick<AccountPlan, 'programs' | 'partners' | 'leads' | 'deals' | 'customers'> {
  const { start, ulids, isPlain, isLarge } = options;
  const { programs, partners } = planPartners(random, options);
  const somePartner = () => (random.chance(0.7) ? { partnerId: random.pick(partners).partnerId } : {});

  const leads = emails.flatMap((email) =>
    times(random.below(4), (): Lead => ({
      leadId: idOf('lead', ulids()),
      version: 1,
      email,
      ...somePartner(),
      status: random.pick(['pending', 'accepted', 'accepted', 'refused'] as const),
      registeredAt: start,
      createdAt: start,
    })),
  );
  const deals = emails.flatMap((email, who) =>
    times(isLarge ? 50 + random.below(50) : random.below(3), (n): Deal => ({
      dealId: idOf('deal', ulids()),
      version: 1,
      name: 'Deal',
      status: n === 0 && who % 2 === 1 ? 'lost' : 'open',
      contacts: [{ email }, { email: isPlain ? `else-${email}` : random.pick(emails) }],
      ...somePartner(),
      createdAt: start,
    })),
  );
  const customers = emails.flatMap((email, n): Customer[] =>
    random.chance(0.8)
      ? []
      : [
          {
            customerId: idOf('customer', ulids()),
            email,
            version: 1,
            ...(random.chance(0.7) && { sourcePartnerId: random.pick(partners).partnerId }),
            chargebeeCustomerIds: random.pick([[`cb_${n}`], [`cb_${n}`], [], [`cb_other_${n}`]]),
            source: { kind: 'manual' },
            createdAt: start,
          },
        ],
  );
  return { programs, partners, leads, deals, customers };
}
