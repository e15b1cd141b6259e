import { unlinkedText } from '../inbox/unlinked-text.ts';
import type { Job } from './use-job.ts';

const kinds: Readonly<Record<string, string>> = {
  replay: 'Decide events again',
  link: 'Record what else waits of a linked customer',
  unlink: 'Take the payments of an unlinked customer back into the inbox',
  link_clear_cases: 'Link all clear cases of the inbox',
};

/** What a job does; a kind that this page does not know is shown as it is. */
export const kindWord = (kind: string): string => kinds[kind] ?? kind;

const statuses: Readonly<Record<string, string>> = {
  queued: 'It begins in a moment.',
  running: 'It goes on by itself, also when this page is closed.',
  paused: 'It is paused, and goes on when it is resumed.',
  done: 'All of it is done.',
  failed: 'It could not go on. What it has done stays.',
  cancelled: 'It was stopped. What it had done stays.',
};

/** What a status means. */
export const meaningOfStatus = (status: string): string | undefined => statuses[status];

const number = new Intl.NumberFormat();

/** How far a job is: `120 of 4,000 done`. */
export const progressText = ({ done, total }: Pick<Job, 'done' | 'total'>): string =>
  total === null ? `${number.format(done)} done` : `${number.format(done)} of ${number.format(total)} done`;

type Result = Readonly<Record<string, unknown>>;

const countsText = (counts: unknown): string =>
  Object.entries((counts ?? {}) as Result)
    .map(([name, count]) => `${String(count)} ${name}`)
    .join(', ');

/** What came of a job so far, by its kind. A kind with a result says it here. */
const results: Readonly<Record<string, (result: Result) => string>> = {
  unlink: ({ unmatched, kept }) => unlinkedText({ unmatched: Number(unmatched), kept: Number(kept) }),
  link_clear_cases: ({ count }) => (count === 1 ? 'One clear case.' : `${String(count)} clear cases.`),
  replay: ({ replayed, outcomes }) =>
    `${String(replayed)} decided again. By now: ${countsText(outcomes) || 'nothing looked at'}.`,
};

export const resultText = ({ kind, result }: Pick<Job, 'kind' | 'result'>): string | undefined =>
  result === null ? undefined : results[kind]?.(result);
