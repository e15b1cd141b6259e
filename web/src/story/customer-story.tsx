import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBriefcase,
  IconCash,
  IconGift,
  IconUserCheck,
  IconUserPlus,
  IconUserShield,
} from '@tabler/icons-react';
import type { Schemas } from '../api/schemas.ts';
import { Link } from 'react-router';
import { kindOf, pathOf } from '../records/kind-of.ts';
import { Amount } from '../ui/amount.tsx';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Status } from '../ui/status.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import storyClasses from './story.module.css';
import type { Chapter } from './story-of.ts';
import { useStory } from './use-story.ts';

const icons: Readonly<Record<string, typeof IconCash>> = {
  lead: IconUserPlus,
  customer: IconUserCheck,
  deal: IconBriefcase,
  payment: IconCash,
  refund: IconArrowBackUp,
  reversal: IconArrowBackUp,
  reward: IconGift,
  deed: IconUserShield,
};

function ChapterLine({ chapter, own }: { readonly chapter: Chapter; readonly own: string }) {
  const { at, kind, id, title, text, amount, status, by } = chapter;
  const recordKind = kindOf(id);
  const Icon = icons[kind] ?? IconCash;
  return (
    <li>
      <span className={storyClasses['icon']} aria-hidden>
        <Icon size={18} stroke={1.7} />
      </span>
      <div>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
          <Text fw={600}>{text}</Text>
          {amount !== undefined && (
            <Text fw={600}>
              <Amount value={amount} />
            </Text>
          )}
        </Group>
        <Group gap="xs" fz="sm" c="dimmed">
          <Time value={at} />
          {by !== undefined && <span style={{ overflowWrap: 'anywhere' }}>by {by}</span>}
          {id !== own && recordKind !== undefined && (
            <Anchor component={Link} to={pathOf(recordKind, id)} inherit underline="always">
              {title}
            </Anchor>
          )}
          {status !== undefined && <Status value={status} />}
        </Group>
      </div>
    </li>
  );
}

/** All that happened with a customer, in its order: lead, conversion, deals, payments, refunds, rewards, and what admins did about it. */
export function CustomerStory({ customer }: { readonly customer: Schemas['Customer'] }) {
  const { data, error, refetch } = useStory(customer);
  return (
    <Stack component="section" className={classes['card']} aria-labelledby="story-title">
      <Title order={2} size="h4" id="story-title">
        The whole story
      </Title>
      {error !== null && (
        <ProblemAlert title="The story could not be read" problem={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Loading what="the story" />}
      {data !== undefined && (
        <ol className={storyClasses['story']}>
          {data.map((chapter) => (
            <ChapterLine key={`${chapter.id}${chapter.text}`} chapter={chapter} own={customer.id} />
          ))}
        </ol>
      )}
    </Stack>
  );
}
