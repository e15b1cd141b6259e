import { Anchor, Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { IconPlus, IconSearchOff, IconStack2 } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { capitalized } from '../ui/status.tsx';
import classes from '../ui/ui.module.css';
import { isOwn } from './is-own.ts';
import { pathOf, singular } from './kind-of.ts';
import { recordKinds, type KindOfRecord } from './record-kinds.tsx';
import type { Kind } from './records-api.ts';
import { titleOf } from './title-of.ts';
import { useRecords } from './use-records.ts';

/** The list of one kind of records. The search and the filters stand in the address. */
export function RecordListPage({ kind }: { readonly kind: Kind }) {
  const { title, description, search, filters, columns } = recordKinds[kind] as KindOfRecord<Kind>;
  const { role } = useSession();
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string): void => {
    setParams((before) => {
      if (value === '') before.delete(name);
      else before.set(name, value);
      return before;
    });
  };
  const text = params.get('search') ?? '';
  const byName = search === 'names';
  const chosen = Object.fromEntries(filters.map(({ name }) => [name, params.get(name) ?? '']));
  const asked = byName ? chosen : { ...chosen, [search.filter]: text };
  const { records, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isSearching, looked } =
    useRecords(kind, asked, byName ? text : '');
  const isFiltered = text !== '' || Object.values(chosen).some((value) => value !== '');
  const add = isOwn(kind) && role === 'admin' && (
    <Button component={Link} to={`/records/${kind}/new`} leftSection={<IconPlus size={16} aria-hidden />}>
      Add a {singular(kind)}
    </Button>
  );
  return (
    <>
      <PageTitle title={title} description={description} actions={add} />
      <Group align="flex-end" gap="md" mb="md">
        <SearchField
          key={text}
          label={byName ? 'Search by name' : 'Search'}
          placeholder={byName ? 'A part of the name' : search.label}
          value={text}
          onSearch={(value) => {
            set('search', value);
          }}
        />
        {filters.map(({ name, label, values }) => (
          <NativeSelect
            key={name}
            label={label}
            value={chosen[name]}
            onChange={({ currentTarget }) => {
              set(name, currentTarget.value);
            }}
            data={[
              { value: '', label: 'All' },
              ...values.map((value) => ({ value, label: capitalized(value) })),
            ]}
          />
        ))}
      </Group>
      <Stack>
        {error !== null && (
          <ProblemAlert
            title={`The ${kind} could not be read`}
            problem={error}
            onRetry={() => void refetch()}
          />
        )}
        {isSearching && (
          <Text role="status" size="sm">
            Searching… {looked} looked at
          </Text>
        )}
        {records === undefined && error === null && <Loading what={`the ${kind}`} rows={8} />}
        {records?.length === 0 && !hasNextPage && (
          <EmptyState
            icon={isFiltered ? <IconSearchOff size={40} /> : <IconStack2 size={40} />}
            title={isFiltered ? 'Nothing fits' : `There are no ${kind} yet`}
          >
            {isFiltered
              ? `No ${singular(kind)} fits this search.`
              : isOwn(kind)
                ? `${description} Add the first one to begin.`
                : 'They appear as soon as payments arrive.'}
          </EmptyState>
        )}
        {records !== undefined && records.length > 0 && (
          <Table className={classes['table'] ?? ''} verticalSpacing="sm" highlightOnHover aria-label={title}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{capitalized(singular(kind))}</Table.Th>
                {columns.map(({ label }) => (
                  <Table.Th key={label}>{label}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {records.map((record) => (
                <Table.Tr key={record.id}>
                  <Table.Td data-label={capitalized(singular(kind))} style={{ overflowWrap: 'anywhere' }}>
                    <Anchor component={Link} to={pathOf(kind, record.id)} inherit underline="always">
                      {titleOf(record)}
                    </Anchor>
                  </Table.Td>
                  {columns.map(({ label, cell }) => (
                    <Table.Td key={label} data-label={label} style={{ overflowWrap: 'anywhere' }}>
                      <span>{cell(record)}</span>
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {hasNextPage && !isSearching && (
          <Button
            variant="default"
            mx="auto"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </Stack>
    </>
  );
}
