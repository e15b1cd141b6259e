import { Drawer } from '@mantine/core';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { LineDetails } from './line-details.tsx';
import { useLine } from './use-activity.ts';
import { eventWord } from './words.ts';

interface ActivityDrawerProps {
  /** The event that is open, if any. */
  readonly eventId: string | undefined;
  readonly onClose: () => void;
}

/** One event beside the list: what was decided, step by step, and why. */
export function ActivityDrawer({ eventId, onClose }: ActivityDrawerProps) {
  const { data: line, error, refetch } = useLine(eventId);
  return (
    <Drawer
      opened={eventId !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={line === undefined ? 'Event' : eventWord(line.eventType)}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {line !== undefined && <LineDetails line={line} />}
      {line === undefined && error === null && <Loading what="the event" />}
      {error !== null && (
        <ProblemAlert title="The event could not be read" problem={error} onRetry={() => void refetch()} />
      )}
    </Drawer>
  );
}
