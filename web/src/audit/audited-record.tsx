import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { RecordLink } from '../records/record-link.tsx';
import { kindWord } from './audit-words.ts';
import type { AuditEntry } from './audit-entry.ts';

const activity = '/integrations/chargebee/activity';

/** Where something is shown that is no record of ours. */
function wayTo({ kind, id }: AuditEntry['record']): string | undefined {
  if (kind === 'integration') return '/integrations/chargebee';
  if (kind === 'event') return `${activity}?event=${encodeURIComponent(id)}`;
  if (kind === 'payment') return `${activity}?search=${encodeURIComponent(id)}`;
  return kind === 'job' ? '/jobs' : undefined;
}

/** What somebody was called, of whom only the entry is left. */
function nameIn(before: AuditEntry['before']): string | undefined {
  const { name, company, email } = before ?? {};
  return [name, company, email].find((one) => typeof one === 'string');
}

function Named({ entry: { record, before, action } }: { readonly entry: AuditEntry }) {
  const { kind, id } = record;
  const place = wayTo(record);
  if (place !== undefined)
    return (
      <Anchor component={Link} to={place} inherit underline="always">
        {kind === 'integration' ? 'with Chargebee' : id}
      </Anchor>
    );
  const name = action === 'record_deleted' ? nameIn(before) : undefined;
  return name === undefined ? <RecordLink id={id} /> : <span>{name}</span>;
}

/** What an entry is about, with the way to it. */
export function AuditedRecord({ entry }: { readonly entry: AuditEntry }) {
  const kind = kindWord(entry.record);
  return (
    <>
      {kind !== '' && `${kind} `}
      <Named entry={entry} />
    </>
  );
}
