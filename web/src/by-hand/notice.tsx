import { Alert } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

/** Says what was done; the focus comes here. */
export function Notice({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    alert.current?.focus();
  }, []);
  return (
    <Alert ref={alert} tabIndex={-1} role="status" variant="outline" title={title}>
      {children}
    </Alert>
  );
}
