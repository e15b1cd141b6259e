import { VisuallyHidden } from '@mantine/core';
import classes from '../ui/ui.module.css';
import { useHealth } from './use-health.ts';

/** How many problems there are; nothing where all is well. */
export function HealthCount() {
  const { data } = useHealth();
  if (data === undefined || data.problems.length === 0) return null;
  const { length } = data.problems;
  return (
    <span className={classes['count']}>
      {length}
      <VisuallyHidden> {length === 1 ? 'problem' : 'problems'}</VisuallyHidden>
    </span>
  );
}
