import { expect } from '@jest/globals';
import fc from 'fast-check';
import { rateAnew as rateInModel } from '../model/rate-anew.ts';
import { command } from './command.ts';

/** An admin has the payments of a program judged by its rules of now; what a dry run says of that comes true. */
export const rateAnew = command('rate anew', fc.nat(1), async (model, system, program) => {
  const programId = system.ids.programs[program] ?? '';
  const json = { from: new Date(0).toISOString(), reason: 'The rules were wrong', dryRun: true };
  const supposed = await system.ask('POST', `/v1/programs/${programId}/rate-anew`, json);
  const payments = rateInModel(model, program);
  const { partners, rewards, judged, kept } = await system.rateAnew(programId);
  expect({ payments: judged, kept }).toEqual(payments);
  expect(supposed).toMatchObject({ status: 200, body: { ...payments, partners, rewards } });
});
