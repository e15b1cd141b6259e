import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api.ts';
import { listAll } from '../records/records-api.ts';

interface ReferenceFieldProps {
  readonly kind: 'partners' | 'programs';
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error: string | undefined;
  /** What an empty choice is called; without it one has to be chosen. */
  readonly none?: string;
}

/** One of the partners or programs, by name. */
export function ReferenceField({ kind, label, value, onChange, error, none }: ReferenceFieldProps) {
  const api = useApi();
  const { data, error: problem } = useQuery({
    queryKey: ['records', kind, 'all'],
    queryFn: ({ signal }) => listAll(api, kind, {}, signal),
  });
  const known = [...(data ?? [])].sort((a, b) => a.name.localeCompare(b.name));
  const isKnown = value === '' || known.some(({ id }) => id === value);
  return (
    <NativeSelect
      label={label}
      required={none === undefined}
      value={value}
      error={error ?? problem?.message}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
      data={[
        { value: '', label: data === undefined && problem === null ? 'Loading…' : (none ?? 'Choose one') },
        ...(isKnown ? [] : [{ value, label: value }]),
        ...known.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
