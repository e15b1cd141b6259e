import { Button, Stack, Text } from '@mantine/core';
import { IconInbox, IconSearchOff } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { ActivityDrawer } from './activity-drawer.tsx';
import { ActivityFilters } from './activity-filters.tsx';
import { activitySearchIn, isFiltered } from './activity-search.ts';
import { ActivityTable } from './activity-table.tsx';
import { ReplayShown } from './replay-shown.tsx';
import { useActivity } from './use-activity.ts';

/** Everything that came in and what became of it. Filters and the open line stand in the address. */
export function ActivityTab() {
  const { role } = useSession();
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string): void => {
    setParams((before) => {
      if (value === '') before.delete(name);
      else before.set(name, value);
      return before;
    });
  };
  const search = activitySearchIn(params);
  const { lines, isLooking, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useActivity(search);
  return (
    <Stack gap="md">
      <ActivityFilters
        search={search}
        onChange={set}
        onClear={() => {
          setParams({});
        }}
      />
      {role === 'admin' && isFiltered(search) && <ReplayShown key={JSON.stringify(search)} search={search} />}
      {error !== null && (
        <ProblemAlert title="The activity could not be read" problem={error} onRetry={() => void refetch()} />
      )}
      {lines === undefined && error === null && <Loading what="the activity" rows={8} />}
      {isLooking && (
        <Text role="status" size="sm">
          Looking further back…
        </Text>
      )}
      {lines?.length === 0 && !isLooking && (
        <EmptyState
          icon={isFiltered(search) ? <IconSearchOff size={40} /> : <IconInbox size={40} />}
          title={
            hasNextPage ? 'Nothing so far' : isFiltered(search) ? 'Nothing fits' : 'Nothing has arrived yet'
          }
        >
          {hasNextPage
            ? 'None of the newest ten thousand events fits. There are older ones.'
            : isFiltered(search)
              ? 'No event fits all of these filters. Emails and IDs are compared as a whole.'
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
      {hasNextPage && !isLooking && (
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
