import { VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { Facts } from '../ui/facts.tsx';
import { labelOf } from './audit-words.ts';
import { changesOf } from './changes-of.ts';
import { ShownValue } from './shown-value.tsx';
import type { AuditEntry } from './audit-entry.ts';

/** What was changed, part by part, from what to what; only what is there of what was made or deleted. */
export function ChangeList({ before, after }: Pick<AuditEntry, 'before' | 'after'>) {
  const changes = changesOf({ before, after });
  const isWhole = before === null || after === null;
  if (changes.length === 0) return null;
  return (
    <Facts
      facts={Object.fromEntries(
        changes.map(({ name, before: old, after: young }) => [
          labelOf(name),
          isWhole ? (
            <ShownValue value={young ?? old} />
          ) : (
            <>
              <ShownValue value={old} />{' '}
              <IconArrowRight size={14} stroke={2} aria-hidden style={{ verticalAlign: 'middle' }} />
              <VisuallyHidden> became </VisuallyHidden> <ShownValue value={young} />
            </>
          ),
        ]),
      )}
    />
  );
}
