import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconInbox, IconSearchOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SearchField } from '../ui/search-field.tsx';
import classes from '../ui/ui.module.css';
import { useSession } from '../session/session-context.ts';
import { ClearCases } from './clear-cases.tsx';
import { InboxActions, type Asked } from './inbox-actions.tsx';
import { InboxCard } from './inbox-card.tsx';
import { lookedAt, useInbox, type InboxSearch } from './use-inbox.ts';

const shows = {
  candidates: 'Those with candidates',
  all: 'All that wait',
  dismissed: 'Dismissed',
} as const;

const nothing: Readonly<Record<InboxSearch['show'], readonly [title: string, text: string]>> = {
  candidates: [
    'Nobody to link',
    'No waiting payment has a candidate. Most payers of most sites are direct customers: see “All that wait” for them.',
  ],
  all: ['Nothing waits', 'Every payment found its customer, or was dismissed.'],
  dismissed: [
    'Nothing was dismissed',
    'Payments that an admin dismisses are kept here, and can be restored.',
  ],
};

const isShow = (text: string | null): text is InboxSearch['show'] =>
  text !== null && Object.hasOwn(shows, text);

/** The payments that found no customer. What is shown, and the payment that a link led to, stand in the address. */
export function InboxTab() {
  const { role } = useSession();
  const [asked, setAsked] = useState<Asked>();
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string): void => {
    setParams((before) => {
      before.delete('payment');
      if (value === '') before.delete(name);
      else before.set(name, value);
      return before;
    });
  };
  const chosen = params.get('show');
  const show = isShow(chosen) ? chosen : 'candidates';
  const email = params.get('email') ?? '';
  const sought = params.get('payment');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInbox({ show, email });
  const payments = data?.pages.flatMap(({ items }) => items);
  const isMissing =
    sought !== null &&
    payments?.every(({ chargebeeTransactionId }) => chargebeeTransactionId !== sought) === true;
  const [title, text] = nothing[show];
  return (
    <Stack gap="md">
      <Group align="flex-end" gap="md">
        <SearchField
          key={email}
          label="Search"
          placeholder="Email of the payer"
          value={email}
          onSearch={(value) => {
            set('email', value);
          }}
        />
        <NativeSelect
          label="Show"
          value={show}
          data={Object.entries(shows).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => {
            set('show', currentTarget.value === 'candidates' ? '' : currentTarget.value);
          }}
        />
      </Group>
      {role === 'admin' && <ClearCases />}
      <InboxActions asked={asked} />
      {error !== null && (
        <ProblemAlert title="The inbox could not be read" problem={error} onRetry={() => void refetch()} />
      )}
      {payments === undefined && error === null && <Loading what="the inbox" />}
      {isMissing && (
        <Alert
          variant="outline"
          role="status"
          title={hasNextPage ? 'It is further down' : 'It is not here any more'}
        >
          {hasNextPage
            ? `The payment ${sought} is not among those shown yet: show more.`
            : `The payment ${sought} was recorded meanwhile, or dismissed, or restored.`}
        </Alert>
      )}
      {payments?.length === 0 && !hasNextPage && !isMissing && (
        <EmptyState
          icon={email === '' ? <IconInbox size={40} /> : <IconSearchOff size={40} />}
          title={email === '' ? title : 'Nothing fits'}
        >
          {email === '' ? text : 'No payment here has this email. Emails are compared as a whole.'}
        </EmptyState>
      )}
      {payments?.length === 0 && hasNextPage && (
        <Text role="status">
          None of the newest {(data?.pages.length ?? 1) * lookedAt} payments has a candidate. There are more.
        </Text>
      )}
      {payments !== undefined && payments.length > 0 && (
        <ul className={classes['cards']} aria-label="Payments that found no customer">
          {payments.map((payment) => (
            <li key={payment.chargebeeTransactionId}>
              <InboxCard
                payment={payment}
                isSought={payment.chargebeeTransactionId === sought}
                onAsk={
                  role === 'admin'
                    ? (what) => {
                        setAsked({ ...what, payment, opening: crypto.randomUUID() });
                      }
                    : undefined
                }
              />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" mx="auto" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}
