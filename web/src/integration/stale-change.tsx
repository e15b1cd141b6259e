import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Time } from '../ui/time.tsx';
import { optionTexts } from './options.ts';
import type { Integration, Options } from './use-integration.ts';

interface StaleChangeProps {
  /** The integration as somebody else left it. */
  readonly theirs: Integration;
  readonly mine: Options;
  readonly isSaving: boolean;
  readonly onKeepTheirs: () => void;
  readonly onUseMine: () => void;
}

const word = (isOn: boolean): string => (isOn ? 'on' : 'off');

/** Two admins changed the options at once: both states side by side, and the choice between them. */
export function StaleChange({ theirs, mine, isSaving, onKeepTheirs, onUseMine }: StaleChangeProps) {
  return (
    <Alert
      color="orange"
      variant="outline"
      role="alert"
      icon={<IconUsers aria-hidden />}
      title="Somebody else changed this meanwhile"
    >
      <Text size="sm" mb="xs">
        {theirs.updatedBy} saved other settings <Time value={theirs.updatedAt} />. Yours are not saved yet.
      </Text>
      <Table mb="sm" fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Option</Table.Th>
            <Table.Th>Theirs</Table.Th>
            <Table.Th>Yours</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {optionTexts.map(({ name, label }) => (
            <Table.Tr key={name} fw={theirs.options[name] === mine[name] ? 400 : 700}>
              <Table.Td>{label}</Table.Td>
              <Table.Td>{word(theirs.options[name])}</Table.Td>
              <Table.Td>{word(mine[name])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="sm">
        <Button size="xs" onClick={onKeepTheirs}>
          Keep theirs
        </Button>
        <Button size="xs" variant="default" loading={isSaving} onClick={onUseMine}>
          Save mine over it
        </Button>
      </Group>
    </Alert>
  );
}
