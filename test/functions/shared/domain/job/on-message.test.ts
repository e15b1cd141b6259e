import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { advancedJob } from '../../../../../functions/shared/domain/job/advanced-job.ts';
import { hasEnded } from '../../../../../functions/shared/domain/job/job-moves.ts';
import { jobStatuses, type Job } from '../../../../../functions/shared/domain/job/job.ts';
import { moveJob } from '../../../../../functions/shared/domain/job/move-job.ts';
import { onMessage } from '../../../../../functions/shared/domain/job/on-message.ts';

const aJob = (parts: Partial<Job> = {}): Job => ({
  jobId: 'job_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  version: 3,
  kind: 'replay',
  status: 'running',
  createdAt: 1,
  createdBy: 'ada',
  asked: {},
  done: 0,
  ...parts,
});

describe('a message about a job', () => {
  it.each([
    ['of its version asks for a step', 3, 'step'],
    ['of the version before sends the next one', 2, 'send'],
    ['of an older one is carried on by another', 1, 'nothing'],
    ['of a later one waits for its sender', 4, 'wait'],
  ] as const)('%s', (_, version, next) => {
    expect(onMessage(aJob(), version, false)).toBe(next);
    expect(onMessage(aJob({ status: 'queued' }), version, false)).toBe(next);
  });

  it('whose sender has not written by now asks for nothing', () => {
    expect(onMessage(aJob(), 4, true)).toBe('nothing');
    expect(onMessage(undefined, 1, false)).toBe('wait');
    expect(onMessage(undefined, 1, true)).toBe('nothing');
  });

  it.each(['paused', 'done', 'failed', 'cancelled'] as const)('that is %s asks for nothing', (status) => {
    for (const version of [1, 2, 3]) expect(onMessage(aJob({ status }), version, false)).toBe('nothing');
  });
});

describe('a job', () => {
  it('has ended where nothing leads on', () => {
    expect(jobStatuses.filter(hasEnded)).toEqual(['done', 'failed', 'cancelled']);
  });

  it('that has ended stays so, and one in a status of a later release too', () => {
    const later = 'resting' as Job['status'];
    for (const before of [...jobStatuses.filter(hasEnded), later]) {
      for (const after of jobStatuses) expect(moveJob(aJob({ status: before }), after, 5)).toBeUndefined();
    }
  });

  it('that is done has no position, and its items in all are those that are done', () => {
    const job = aJob({ position: { at: 1 }, done: 40, total: 42 });
    expect(advancedJob(job, { did: 1, result: { count: 41 } }, 9)).toEqual({
      ...aJob({ done: 41, total: 41 }),
      version: 4,
      status: 'done',
      result: { count: 41 },
      endedAt: 9,
    });
  });
});

/*
 * Whoever sends, writes, dies or moves the job, and in whichever order messages come, twice too: a job that runs has a message
 * that carries it on, and there is no more than one step for each version.
 */
test('a job that runs always has a message that carries it on', () => {
  const happens = fc.constantFrom('receive', 'twice', 'die', 'pause', 'resume', 'resume and die');
  fc.assert(
    fc.property(fc.array(fc.tuple(happens, fc.nat()), { maxLength: 60 }), (all) => {
      let job = aJob({ version: 1, status: 'queued' });
      let messages = [1];
      const carriesOn = () => messages.some((version) => onMessage(job, version, false) !== 'nothing');
      for (const [what, which] of all) {
        const at = which % Math.max(messages.length, 1);
        const version = messages[at];
        if (what === 'pause') job = moveJob(job, 'paused', 2) ?? job;
        else if (what.startsWith('resume')) {
          const after = moveJob(job, 'running', 2);
          if (job.status !== 'paused' || after === undefined) continue;
          messages.push(after.version);
          if (what === 'resume') job = after;
        } else if (version !== undefined) {
          const next = onMessage(job, version, false);
          if (next === 'step') job = advancedJob(job, { position: 1, did: 1, result: {} }, 2) ?? job;
          // Whoever dies has not sent, and its message comes again.
          if (what === 'die' || next === 'wait') continue;
          if (next === 'step' || next === 'send') messages.push(job.version);
          if (what === 'receive') messages = messages.filter((_, index) => index !== at);
        }
        if (job.status !== 'paused') expect(carriesOn()).toBe(true);
      }
      // Nor do pauses leave more and more messages that go on: only what comes twice, or whose sender dies, does.
      const more = all.filter(([what]) => ['twice', 'die', 'resume and die'].includes(what)).length;
      const alive = messages.filter((one) => ['step', 'send'].includes(onMessage(job, one, false)));
      expect(alive.length).toBeLessThanOrEqual(1 + more);
    }),
    { numRuns: 2_000 },
  );
});
