import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconHistory, IconSearchOff } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { actions, actionWord } from './audit-words.ts';
import { AuditList } from './audit-list.tsx';
import { useAudit } from './use-audit.ts';

const pageSize = 50;
const filters = ['record', 'by', 'action', 'from', 'to'] as const;
type Filter = (typeof filters)[number];

const description = 'Everything that admins changed: who, when, why, and what was there before.';

function Audit() {
  const [params, setParams] = useSearchParams();
  const set = (name: Filter, value: string): void => {
    setParams((before) => {
      if (value === '') before.delete(name);
      else before.set(name, value);
      return before;
    });
  };
  const search = Object.fromEntries(filters.map((name) => [name, params.get(name) ?? '']));
  const isFiltered = Object.values(search).some((value) => value !== '');
  const query = useAudit(search, pageSize);
  const typed = (name: Filter, label: string, placeholder: string) => (
    <SearchField
      key={`${name} ${search[name] ?? ''}`}
      label={label}
      placeholder={placeholder}
      value={search[name] ?? ''}
      onSearch={(value) => {
        set(name, value);
      }}
    />
  );
  const day = (name: Filter, label: string) => (
    <TextInput
      type="date"
      label={label}
      value={search[name]}
      onChange={({ currentTarget }) => {
        set(name, currentTarget.value);
      }}
    />
  );
  return (
    <Stack gap="md">
      <Group align="flex-end" gap="md">
        {typed('record', 'Record', 'ID of a record, event or payment')}
        {typed('by', 'Admin', 'The whole email')}
        <NativeSelect
          label="What was done"
          value={search['action']}
          onChange={({ currentTarget }) => {
            set('action', currentTarget.value);
          }}
          data={[
            { value: '', label: 'Anything' },
            ...actions.map((value) => ({ value, label: actionWord(value) })),
          ]}
        />
        {day('from', 'From (UTC)')}
        {day('to', 'To (UTC)')}
      </Group>
      <AuditList query={query} label="Audit log">
        <EmptyState
          icon={isFiltered ? <IconSearchOff size={40} /> : <IconHistory size={40} />}
          title={isFiltered ? 'Nothing fits' : 'Nothing has been changed yet'}
        >
          {isFiltered
            ? 'Nobody did this there and then. IDs and emails are compared as a whole.'
            : 'Whatever an admin changes appears here, with what was there before.'}
        </EmptyState>
      </AuditList>
    </Stack>
  );
}

/** The audit log of the account. The filters stand in the address. */
export function AuditPage() {
  const { role } = useSession();
  return (
    <>
      <PageTitle title="Audit" description={description} />
      {role === 'admin' ? <Audit /> : <Text>The audit log is for admins.</Text>}
    </>
  );
}
