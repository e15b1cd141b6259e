import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import { listAll } from '../records/records-api.ts';
import { formatMoney } from '../ui/format-money.ts';

interface DifferencesProps {
  readonly partners: Schemas['ReassignResult']['partners'];
}

const signed = (money: Schemas['MoneySum']): string => `${money.amount > 0 ? '+' : ''}${formatMoney(money)}`;

/** What each partner has more, or less, by its name. */
export function Differences({ partners }: DifferencesProps) {
  const api = useApi();
  const { data = [] } = useQuery({
    queryKey: ['records', 'partners', 'all'],
    queryFn: ({ signal }) => listAll(api, 'partners', {}, signal),
  });
  if (partners.length === 0) return <Text size="sm">No partner has more or less.</Text>;
  return (
    <List size="sm">
      {partners.map(({ partnerId, difference }) => (
        <List.Item key={partnerId}>
          {data.find(({ id }) => id === partnerId)?.name ?? partnerId}: {difference.map(signed).join(' and ')}
        </List.Item>
      ))}
    </List>
  );
}
