import {
  Button,
  NativeSelect,
  Stack,
  Text,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useSession } from '../session/session-context.ts';

const schemes: readonly { readonly value: MantineColorScheme; readonly label: string }[] = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Who is signed in, how the page looks, and the way out. */
export function AccountPanel() {
  const { email, account, role, signOut } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack component="section" gap="sm" p="sm" aria-label="Account">
      <div>
        <Text fw={650} size="sm">
          {account}
        </Text>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
        <Text size="xs" c="dimmed">
          {role === 'admin' ? 'Admin' : 'Viewer: may look, not change'}
        </Text>
      </div>
      <NativeSelect
        size="xs"
        label="Appearance"
        data={[...schemes]}
        value={colorScheme}
        onChange={({ currentTarget: { value } }) => {
          setColorScheme(schemes.find((scheme) => scheme.value === value)?.value ?? 'auto');
        }}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconLogout size={14} aria-hidden />}
        onClick={() => void signOut()}
      >
        Sign out
      </Button>
    </Stack>
  );
}
