import type { Step } from '../shared/domain/lines/activity.ts';
import { sentenceOf } from '../shared/domain/lines/codes.ts';

/** What a step did, in a sentence for the admin; of a refused body, with the places where it was wrong. */
export function describeStep({ code, errors = [] }: Step): string {
  const places = errors
    .slice(0, 3)
    .map(({ path, message }) => (path === '' ? message : `${path} (${message})`));
  const sentence = sentenceOf(code);
  if (places.length === 0) return sentence;
  const more = errors.length - places.length;
  return `${sentence} Look at ${places.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`;
}
