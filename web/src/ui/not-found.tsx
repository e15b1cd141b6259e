import { Anchor } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from './empty-state.tsx';
import { PageTitle } from './page-title.tsx';

export function NotFound() {
  return (
    <>
      <PageTitle title="Not found" />
      <EmptyState icon={<IconMapOff size={40} />} title="There is nothing at this address">
        It may have been deleted, or the link may be wrong.{' '}
        <Anchor component={Link} to="/integrations/chargebee" underline="always">
          Go to Chargebee
        </Anchor>
      </EmptyState>
    </>
  );
}
