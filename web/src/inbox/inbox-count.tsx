import { VisuallyHidden } from '@mantine/core';
import classes from '../ui/ui.module.css';
import { lookedAt, useInbox, withCandidates } from './use-inbox.ts';

/** How many payments of the inbox have candidates, among the newest of which one page looks for them. */
export function InboxCount() {
  const { data } = useInbox(withCandidates);
  const first = data?.pages[0];
  if (first === undefined || first.items.length === 0) return null;
  const isAll = first.nextCursor === null;
  return (
    <span
      className={classes['count']}
      title={isAll ? undefined : `Among the newest ${lookedAt} payments, or more`}
    >
      {first.items.length}
      {!isAll && '+'}
      <VisuallyHidden> with candidates</VisuallyHidden>
    </span>
  );
}
