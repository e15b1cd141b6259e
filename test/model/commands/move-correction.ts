import { expect } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { pick } from '../events/pick.ts';
import { priors } from '../model/move.ts';
import { command } from './command.ts';

const page = z.object({ items: z.array(z.object({ id: z.string(), reason: z.string() })) });
const status = fc.constantFrom('approved', 'approved', 'paid', 'pending', 'cancelled');

/** An admin moves a correction, as any reward is moved. */
export const moveCorrection = command(
  'move correction',
  fc.record({ correction: fc.nat(9), status }),
  async (model, system, { correction: n, status }) => {
    const correction = pick(model.corrections, n);
    const { body } = await system.get('/v1/rewards?kind=correction&limit=200');
    const its = page.parse(body).items.find(({ reason }) => reason === correction.reason);
    const may = priors[status].includes(correction.status);
    const answer = await system.patch(`/v1/rewards/${its?.id ?? 'none'}`, { status });
    expect(answer).toMatchObject({ status: may ? 200 : 409 });
    if (may) correction.status = status;
  },
  ({ corrections }) => corrections.length > 0,
);
