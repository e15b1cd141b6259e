import { Skeleton, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';

const slowMilliseconds = 4_000;

/** What stands in the place of what is on its way; it says so when that takes long. */
export function Loading({ what, rows = 5 }: { readonly what: string; readonly rows?: number }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSlow(true);
    }, slowMilliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <Stack gap="sm" role="status" aria-label={`Loading ${what}`}>
      {isSlow && (
        <Text size="sm" c="dimmed">
          Still loading {what}: this takes longer than usual.
        </Text>
      )}
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={38} />
      ))}
    </Stack>
  );
}
