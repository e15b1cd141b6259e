import { NavLink, Text } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBriefcase,
  IconBuildingStore,
  IconChartBar,
  IconChecklist,
  IconGift,
  IconHistory,
  IconPlugConnected,
  IconTargetArrow,
  IconUserDollar,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session/session-context.ts';
import classes from './ui.module.css';

const places = [
  { to: '/overview', label: 'Overview', Icon: IconChartBar },
  { to: '/integrations/chargebee', label: 'Chargebee', Icon: IconPlugConnected, under: 'Integrations' },
  { to: '/records/programs', label: 'Programs', Icon: IconTargetArrow, under: 'Records' },
  { to: '/records/partners', label: 'Partners', Icon: IconBuildingStore },
  { to: '/records/leads', label: 'Leads', Icon: IconUsers },
  { to: '/records/deals', label: 'Deals', Icon: IconBriefcase },
  { to: '/records/customers', label: 'Customers', Icon: IconUserDollar },
  { to: '/records/transactions', label: 'Transactions', Icon: IconArrowsExchange },
  { to: '/records/rewards', label: 'Rewards', Icon: IconGift },
  { to: '/jobs', label: 'Jobs', Icon: IconChecklist, under: 'Work' },
  { to: '/audit', label: 'Audit', Icon: IconHistory, forAdmins: true },
] as const;

/** The links to all pages. */
export function Navigation({ onNavigate }: { readonly onNavigate: () => void }) {
  const { pathname } = useLocation();
  const { role } = useSession();
  const shown = places.filter((place) => role === 'admin' || !('forAdmins' in place));
  return (
    <>
      {shown.map(({ to, label, Icon, ...place }) => {
        const isHere = pathname === to || pathname.startsWith(`${to}/`);
        return (
          <div key={to}>
            {'under' in place && (
              <Text size="xs" fw={650} c="dimmed" px="sm" pt="md" pb={4}>
                {place.under}
              </Text>
            )}
            <NavLink
              component={Link}
              to={to}
              label={label}
              leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
              active={isHere}
              aria-current={isHere ? 'page' : undefined}
              onClick={onNavigate}
              className={classes['nav'] ?? ''}
            />
          </div>
        );
      })}
    </>
  );
}
