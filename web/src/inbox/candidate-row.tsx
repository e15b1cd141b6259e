import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { kindOf, pathOf } from '../records/kind-of.ts';
import { RecordLink } from '../records/record-link.tsx';
import { capitalized } from '../ui/status.tsx';
import { likenessWord } from './inbox-words.ts';
import type { Candidate } from './unmatched.ts';

interface CandidateRowProps {
  readonly candidate: Candidate;
  readonly onLink?: (() => void) | undefined;
}

/** One who may be meant, why, and who would earn by it. */
export function CandidateRow({ candidate: { kind, id, label, partnerId, why }, onLink }: CandidateRowProps) {
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Stack gap={0} flex="1 1 220px" miw={0} style={{ overflowWrap: 'anywhere' }}>
          <Text size="sm">
            {capitalized(kind)}{' '}
            <Anchor component={Link} to={pathOf(kindOf(id) ?? 'customers', id)} inherit underline="always">
              {label}
            </Anchor>
          </Text>
          <Text size="sm">
            {capitalized(likenessWord(why))};{' '}
            {partnerId === null ? (
              'no partner'
            ) : (
              <>
                partner <RecordLink id={partnerId} />
              </>
            )}
          </Text>
        </Stack>
        {onLink !== undefined && (
          <Button size="xs" aria-label={`Link to ${label}`} onClick={onLink}>
            Link
          </Button>
        )}
      </Group>
    </li>
  );
}
