import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.tsx';

interface QuestionProps {
  readonly isAsked: boolean;
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** Absent where it cannot be done. */
  readonly yes: string | undefined;
  readonly no: string;
  /** Whether it takes something away. */
  readonly isHarsh: boolean;
  readonly isBusy: boolean;
  /** Whether all that it needs is said. */
  readonly isReady?: boolean;
  /** Why it did not happen. */
  readonly problem?: { readonly title: string; readonly error: Error | null; readonly more?: ReactNode };
  /** Whether the focus goes back to where it was asked; not where that is gone once it is done. */
  readonly returnsFocus?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks before something is done. */
export function Question({ isAsked, title, children, yes, no, isHarsh, isBusy, ...more }: QuestionProps) {
  const { problem, returnsFocus = true, isReady = true, onYes, onNo } = more;
  return (
    <Modal
      opened={isAsked}
      onClose={onNo}
      title={title}
      centered
      returnFocus={returnsFocus}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Text component="div" mb="md" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
      {problem?.error && (
        <ProblemAlert title={problem.title} problem={problem.error}>
          {problem.more}
        </ProblemAlert>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onNo}>
          {no}
        </Button>
        {yes !== undefined && (
          <Button {...(isHarsh && { color: 'red' })} loading={isBusy} disabled={!isReady} onClick={onYes}>
            {yes}
          </Button>
        )}
      </Group>
    </Modal>
  );
}
