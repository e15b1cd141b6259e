import type { Job } from './job.ts';

/**
 * What a message about a job asks for:
 * - `step`: the job's next step
 * - `send`: the step that this message asked for is written, and the message that follows it may not have been sent
 * - `wait`: its sender has not written the job yet
 * - `nothing`: the job does not run, or another message carries it on
 */
export type Next = 'step' | 'send' | 'wait' | 'nothing';

/**
 * Every version of a job that runs has a message: a step's own, until it has sent the next one; and who starts a job or
 * resumes it sends before writing. So one that is a version behind sends the next, and one that is further behind does not:
 * whatever moved the job past it has sent a message of its own, and two would go on as two for ever.
 * @param version of the message
 * @param isLate whether its sender has written by now, if it ever will
 */
export function onMessage(job: Job | undefined, version: number, isLate: boolean): Next {
  if (job === undefined || version > job.version) return isLate ? 'nothing' : 'wait';
  if (job.status !== 'queued' && job.status !== 'running') return 'nothing';
  if (version === job.version) return 'step';
  return version === job.version - 1 ? 'send' : 'nothing';
}
