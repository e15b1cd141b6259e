import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { activityPath } from './activity-search.ts';

interface EventLinkProps {
  /** Of the event itself, or of the Chargebee transaction that events are about. */
  readonly of: { readonly event: string } | { readonly search: string };
  readonly children: string;
}

/** A link to an event, or to all events about a Chargebee transaction or an email. */
export function EventLink({ of, children }: EventLinkProps) {
  return (
    <Anchor
      component={Link}
      to={activityPath(of)}
      inherit
      underline="always"
      style={{ overflowWrap: 'anywhere' }}
    >
      {children}
    </Anchor>
  );
}
