import { Stack, Text } from '@mantine/core';
import { RecordLink } from '../records/record-link.tsx';
import classes from '../ui/ui.module.css';
import type { Line } from './use-activity.ts';
import { stepWord } from './words.ts';

/** The steps of an event in their order, each with its reason and the records that it touched. */
export function StepList({ steps }: { readonly steps: Line['steps'] }) {
  return (
    <ol className={classes['steps']}>
      {steps.map(({ action, code, message, refs }, place) => {
        const { by, ...others } = refs;
        const ids = [...new Set(Object.values(others).flat())];
        return (
          <li key={`${place}-${code}`}>
            <Stack gap={2}>
              <Text fw={600}>{stepWord(action, code)}</Text>
              <Text size="sm">{message}</Text>
              {by !== undefined && <Text size="sm">By {by}</Text>}
              {ids.map((id) => (
                <Text key={id} size="sm">
                  <RecordLink id={id} />
                </Text>
              ))}
            </Stack>
          </li>
        );
      })}
    </ol>
  );
}
