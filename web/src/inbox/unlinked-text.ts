const paymentsText = (count: number): string => (count === 1 ? '1 payment' : `${count} payments`);

/** What came of an unlink, in a sentence or two. */
export function unlinkedText({
  unmatched,
  kept,
}: {
  readonly unmatched: number;
  readonly kept: number;
}): string {
  const stays = kept === 1 ? 'stays' : 'stay';
  const paid = kept === 0 ? '' : ` ${paymentsText(kept)} of which something is paid ${stays} recorded.`;
  return `${paymentsText(unmatched)} went back into the inbox.${paid}`;
}
