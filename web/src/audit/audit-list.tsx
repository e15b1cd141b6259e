import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import { deedOf } from './audit-words.ts';
import { AuditedRecord } from './audited-record.tsx';
import { ChangeList } from './change-list.tsx';
import type { AuditEntry } from './audit-entry.ts';
import type { useAudit } from './use-audit.ts';

function EntryItem({ entry }: { readonly entry: AuditEntry }) {
  const { at, by, action, before, after, reason } = entry;
  return (
    <li className={classes['card']}>
      <Stack gap="xs">
        <div>
          <Text style={{ overflowWrap: 'anywhere' }}>
            <Text span fw={600} inherit>
              {by}
            </Text>{' '}
            {deedOf(action)} <AuditedRecord entry={entry} />
          </Text>
          <Text size="sm" c="dimmed">
            <Time value={at} />
          </Text>
        </div>
        {reason !== null && <Text>“{reason}”</Text>}
        <ChangeList before={before} after={after} />
      </Stack>
    </li>
  );
}

interface AuditListProps {
  readonly query: ReturnType<typeof useAudit>;
  readonly label: string;
  /** What stands there where nothing was found. */
  readonly children: ReactNode;
}

/** What admins did, newest first: who, what, when, and from what to what. */
export function AuditList({ query, label, children }: AuditListProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const entries = data?.pages.flatMap(({ items }) => items);
  return (
    <Stack>
      {error !== null && (
        <ProblemAlert
          title="The audit log could not be read"
          problem={error}
          onRetry={() => void refetch()}
        />
      )}
      {entries === undefined && error === null && <Loading what="the audit log" />}
      {entries?.length === 0 && !hasNextPage && children}
      {entries !== undefined && entries.length > 0 && (
        <ol className={classes['cards']} aria-label={label}>
          {entries.map((entry) => (
            <EntryItem key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button variant="default" mx="auto" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older
        </Button>
      )}
    </Stack>
  );
}
