import { Stack, Text, Title } from '@mantine/core';
import { useSession } from '../session/session-context.ts';
import { AuditList } from './audit-list.tsx';
import { useAudit } from './use-audit.ts';

const pageSize = 5;

interface RecordAuditProps {
  readonly ids: readonly string[];
  readonly headingOrder?: 2 | 3;
}

function OwnAudit({ ids, headingOrder = 2 }: RecordAuditProps) {
  const query = useAudit({ record: ids.join(',') }, pageSize);
  return (
    <Stack component="section" gap="sm" aria-labelledby="audit-title">
      <Title order={headingOrder} size={headingOrder === 2 ? 'h4' : 'h5'} id="audit-title">
        Who did what
      </Title>
      <AuditList query={query} label="Who did what">
        <Text c="dimmed">No admin has changed anything here.</Text>
      </AuditList>
    </Stack>
  );
}

/** What admins did to one record, known by these ids. Only admins may read it. */
export function RecordAudit(props: RecordAuditProps) {
  const { role } = useSession();
  return role === 'admin' ? <OwnAudit {...props} /> : null;
}
