import { Tabs } from '@mantine/core';
import { useNavigate } from 'react-router';
import { ActivityTab } from '../activity/activity-tab.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { AddToKiflo } from './add-to-kiflo.tsx';
import { SettingsTab } from './settings-tab.tsx';
import { TurnOnOff } from './turn-on-off.tsx';
import { useIntegration } from './use-integration.ts';

const description = 'Turns every successful payment into a customer, a transaction and the partner’s reward.';
const base = '/integrations/chargebee';

/** Integrations → Chargebee: an offer until it is turned on for the first time, then its tabs. */
export function IntegrationPage({ tab }: { readonly tab: 'settings' | 'activity' }) {
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
        onChange={(to) => void navigate(to === 'activity' ? `${base}/activity` : base)}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="settings">
          <SettingsTab integration={integration} webhook={integration.webhook} />
        </Tabs.Panel>
        <Tabs.Panel value="activity">
          <ActivityTab />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
