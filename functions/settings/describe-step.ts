import type { Step } from '../shared/domain/lines/activity.ts';
import { sentenceOf } from '../shared/domain/lines/codes.ts';
import type { FoundLine } from '../shared/store/items/found-line.ts';
import type { Named } from '../shared/store/reads/named-by-lines.ts';
import { detailedSentence } from './detailed-sentence.ts';

function whereWrong({ errors = [] }: Step): string {
  const places = errors
    .slice(0, 3)
    .map(({ path, message }) => (path === '' ? message : `${path} (${message})`));
  if (places.length === 0) return '';
  const more = errors.length - places.length;
  return ` Look at ${places.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`;
}

/**
 * What a step did, in a sentence for the admin: with the names and amounts that it is about, as far as they are there still;
 * of a refused body, with the places where it was wrong.
 */
export const describeStep = (step: Step, found: Pick<FoundLine, 'line' | 'payment'>, named: Named): string =>
  (detailedSentence(step, found, named) ?? sentenceOf(step.code)) + whereWrong(step);
