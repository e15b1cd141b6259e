import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router';
import { HealthCount } from '../health/health-count.tsx';
import { InboxCount } from '../inbox/inbox-count.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { AddToKiflo } from './add-to-kiflo.tsx';
import { SettingsTab } from './settings-tab.tsx';
import { TurnOnOff } from './turn-on-off.tsx';
import { useIntegration } from './use-integration.ts';

const ActivityTab = lazy(() =>
  import('../activity/activity-tab.tsx').then((module) => ({ default: module.ActivityTab })),
);
const InboxTab = lazy(() =>
  import('../inbox/inbox-tab.tsx').then((module) => ({ default: module.InboxTab })),
);

const HealthTab = lazy(() =>
  import('../health/health-tab.tsx').then((module) => ({ default: module.HealthTab })),
);

const description = 'Turns every successful payment into a customer, a transaction and the partner’s reward.';
const base = '/integrations/chargebee';

/** Integrations → Chargebee: an offer until it is turned on for the first time, then its tabs. */
export function IntegrationPage({ tab }: { readonly tab: 'settings' | 'activity' | 'inbox' | 'health' }) {
  const { data: integration, error, refetch } = useIntegration();
  const navigate = useNavigate();
  if (integration === undefined) {
    return (
      <>
        <PageTitle title="Chargebee" description={description} />
        {error === null ? (
          <Loading what="the settings" />
        ) : (
          <ProblemAlert
            title="The settings could not be read"
            problem={error}
            onRetry={() => void refetch()}
          />
        )}
      </>
    );
  }
  if (integration.webhook === null) return <AddToKiflo integration={integration} />;
  return (
    <>
      <PageTitle
        title="Chargebee"
        description={description}
        actions={<TurnOnOff integration={integration} />}
      />
      {error !== null && (
        <ProblemAlert
          title="The settings could not be read again; they may have changed"
          problem={error}
          onRetry={() => void refetch()}
        />
      )}
      <Tabs
        value={tab}
        onChange={(to) => void navigate(to === 'settings' ? base : `${base}/${to}`)}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
          <Tabs.Tab value="inbox" rightSection={<InboxCount />}>
            Inbox
          </Tabs.Tab>
          <Tabs.Tab value="health" rightSection={<HealthCount />}>
            Health
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="settings">
          <SettingsTab integration={integration} webhook={integration.webhook} />
        </Tabs.Panel>
        <Tabs.Panel value="activity">
          <Suspense fallback={<Loading what="the activity" rows={8} />}>
            <ActivityTab />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="inbox">
          <Suspense fallback={<Loading what="the inbox" />}>
            <InboxTab />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="health">
          <Suspense fallback={<Loading what="the health" />}>
            <HealthTab integration={integration} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
