import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../api/api.ts';
import { kindOf, pathOf, singular } from './kind-of.ts';
import { readRecord } from './records-api.ts';
import { titleOf } from './title-of.ts';
import classes from '../ui/ui.module.css';

/** A link to a record under its name; its id where it is not there any more, or is nothing that has a page. */
export function RecordLink({ id }: { readonly id: string }) {
  const api = useApi();
  const kind = kindOf(id);
  const { data, error } = useQuery({
    queryKey: ['records', kind, 'one', id],
    queryFn: ({ signal }) => readRecord(api, kind ?? 'leads', id, signal),
    enabled: kind !== undefined,
    staleTime: 60_000,
  });
  if (kind === undefined || error !== null) return <span className={classes['id']}>{id}</span>;
  return (
    <Anchor component={Link} to={pathOf(kind, id)} inherit underline="always">
      {data === undefined ? `This ${singular(kind)}` : titleOf(data.record)}
    </Anchor>
  );
}
