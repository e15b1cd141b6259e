import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { IconInbox, IconSearchOff } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { capitalized } from '../ui/status.tsx';
import { ActivityDrawer } from './activity-drawer.tsx';
import { ActivityTable } from './activity-table.tsx';
import { useActivity } from './use-activity.ts';
import { outcomes } from './words.ts';

/** Everything that came in and what became of it. Filters and the open line stand in the address. */
export function ActivityTab() {
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string): void => {
    setParams((before) => {
      if (value === '') before.delete(name);
      else before.set(name, value);
      return before;
    });
  };
  const search = { outcome: params.get('outcome') ?? '', text: params.get('search') ?? '' };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useActivity(search);
  const lines = data?.pages.flatMap(({ items }) => items);
  const isFiltered = search.outcome !== '' || search.text !== '';
  return (
    <Stack gap="md">
      <Group align="flex-end" gap="md">
        <SearchField
          key={search.text}
          label="Search"
          placeholder="Email, event or transaction ID"
          value={search.text}
          onSearch={(text) => {
            set('search', text);
          }}
        />
        <NativeSelect
          label="Outcome"
          value={search.outcome}
          onChange={({ currentTarget }) => {
            set('outcome', currentTarget.value);
          }}
          data={[
            { value: '', label: 'All outcomes' },
            ...outcomes.map((value) => ({ value, label: capitalized(value) })),
          ]}
        />
      </Group>
      {error !== null && (
        <ProblemAlert title="The activity could not be read" problem={error} onRetry={() => void refetch()} />
      )}
      {lines === undefined && error === null && <Loading what="the activity" rows={8} />}
      {lines?.length === 0 && !hasNextPage && (
        <EmptyState
          icon={isFiltered ? <IconSearchOff size={40} /> : <IconInbox size={40} />}
          title={isFiltered ? 'Nothing fits' : 'Nothing has arrived yet'}
        >
          {isFiltered
            ? 'No event has this outcome and this email or ID. Emails and IDs are compared as a whole.'
            : 'As soon as Chargebee sends an event, it appears here by itself.'}
        </EmptyState>
      )}
      {lines !== undefined && lines.length > 0 && (
        <ActivityTable
          lines={lines}
          onOpen={(eventId) => {
            set('event', eventId);
          }}
        />
      )}
      {hasNextPage && (
        <Button variant="default" mx="auto" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older
        </Button>
      )}
      <ActivityDrawer
        eventId={params.get('event') ?? undefined}
        onClose={() => {
          set('event', '');
        }}
      />
    </Stack>
  );
}
