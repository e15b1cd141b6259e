import { counted } from '../ui/counted.ts';

/** What came of an unlink, in a sentence or two. */
export function unlinkedText({
  unmatched,
  kept,
}: {
  readonly unmatched: number;
  readonly kept: number;
}): string {
  const stays = kept === 1 ? 'stays' : 'stay';
  const paid = kept === 0 ? '' : ` ${counted(kept, 'payment')} of which something is paid ${stays} recorded.`;
  return `${counted(unmatched, 'payment')} went back into the inbox.${paid}`;
}
