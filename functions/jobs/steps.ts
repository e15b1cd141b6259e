import type { JobKind } from '../shared/domain/job/job.ts';
import { linkClearCases } from './link-clear-cases.ts';
import { judgeAnew } from './judge-anew.ts';
import { link } from './link.ts';
import { replay } from './replay.ts';
import type { Step } from './step.ts';
import { unlink } from './unlink.ts';

/** What each kind of job does in a step. */
export const steps: Readonly<Record<JobKind, Step>> = {
  replay,
  link,
  unlink,
  link_clear_cases: linkClearCases,
  reassign: judgeAnew('reassign'),
  rate_anew: judgeAnew('rate_anew'),
};
