import { expect } from '@jest/globals';
import fc from 'fast-check';
import { pick } from '../events/pick.ts';
import { command } from './command.ts';

const drawn = fc.record({
  partner: fc.nat(1),
  status: fc.constantFrom('active', 'active', 'declined', 'prospect'),
  program: fc.nat(1),
});

/** An admin gives a partner another status, or another program. */
export const changePartner = command(
  'change partner',
  drawn,
  async (model, system, { partner, status, program }) => {
    const { ids } = system;
    const programId = pick(ids.programs, program);
    const answer = await system.patch(`/v1/partners/${pick(ids.partners, partner)}`, { status, programId });
    expect(answer).toMatchObject({ status: 200 });
    model.partners[partner] = { program, isActive: status === 'active' };
  },
);
