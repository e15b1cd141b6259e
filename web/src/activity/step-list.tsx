import { Stack, Text } from '@mantine/core';
import classes from '../ui/ui.module.css';
import { RefLink } from './ref-link.tsx';
import type { Line } from './use-activity.ts';
import { stepWord } from './words.ts';

/** The steps of an event in their order, each with its reason and the records that it touched. */
export function StepList({ steps }: { readonly steps: Line['steps'] }) {
  return (
    <ol className={classes['steps']}>
      {steps.map(({ action, code, message, refs }, place) => {
        const { by, ...others } = refs;
        const named = Object.entries(others).flatMap(([name, ids]) =>
          [ids].flat().map((id) => [id, name] as const),
        );
        const unique = [...new Map(named)];
        return (
          <li key={`${place}-${code}`}>
            <Stack gap={2}>
              <Text fw={600}>{stepWord(action, code)}</Text>
              <Text size="sm">{message}</Text>
              {by !== undefined && <Text size="sm">By {by}</Text>}
              {unique.map(([id, name]) => (
                <Text key={id} size="sm">
                  <RefLink name={name} id={id} />
                </Text>
              ))}
            </Stack>
          </li>
        );
      })}
    </ol>
  );
}
