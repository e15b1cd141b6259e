import { Button, Center, Stack, Text, Title } from '@mantine/core';

/** What stands there where nobody could be signed in. */
export function SignInFailed({ problem }: { readonly problem: Error }) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack maw={420} gap="sm" role="alert">
        <Title order={1} size="h3">
          You could not be signed in
        </Title>
        <Text>
          The sign-in service did not answer as expected. Try again; if it keeps failing, tell your
          administrator what it says.
        </Text>
        <Text size="sm" c="dimmed">
          {problem.message}
        </Text>
        <Button component="a" href="/">
          Try again
        </Button>
      </Stack>
    </Center>
  );
}
