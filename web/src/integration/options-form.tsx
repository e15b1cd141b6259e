import { Alert, Button, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { useSession } from '../session/session-context.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import { isSame, optionTexts, switched, whyLocked } from './options.ts';
import { StaleChange } from './stale-change.tsx';
import {
  useChangeIntegration,
  useSetIntegration,
  type Integration,
  type Options,
} from './use-integration.ts';

/** What was changed and not saved yet, and the version that it was changed from. */
interface Draft {
  readonly options: Options;
  readonly version: number;
}

/** The three options, saved together. Somebody else's change in the meantime is shown, and asked about. */
export function OptionsForm({ integration }: { readonly integration: Integration }) {
  const { role } = useSession();
  const [draft, setDraft] = useState<Draft>();
  const change = useChangeIntegration();
  const reread = useSetIntegration();
  const options = draft?.options ?? integration.options;
  const isStale = change.error instanceof ApiProblem && change.error.status === 412;

  const save = (version: number): void => {
    change.mutate(
      { status: integration.status, options, version },
      {
        onSuccess: () => {
          setDraft(undefined);
        },
        onError: () => {
          reread(undefined);
        },
      },
    );
  };
  const forget = (): void => {
    setDraft(undefined);
    change.reset();
  };

  return (
    <Stack component="section" className={classes['card']} gap="lg" aria-labelledby="options-title">
      <Title order={2} size="h4" id="options-title">
        What a payment does
      </Title>
      {optionTexts.map(({ name, label, description }) => {
        const locked = whyLocked(name, options);
        return (
          <Stack key={name} gap={6}>
            <Switch
              checked={options[name]}
              disabled={role === 'viewer' || locked !== undefined}
              label={<Text fw={600}>{label}</Text>}
              description={description}
              styles={{ description: { fontSize: 'var(--mantine-font-size-sm)', lineHeight: 1.45 } }}
              onChange={({ currentTarget: { checked } }) => {
                const next = switched(options, name, checked);
                const from = draft?.version ?? integration.version;
                setDraft(isSame(next, integration.options) ? undefined : { options: next, version: from });
              }}
            />
            {locked !== undefined && (
              <Alert color="gray" variant="light" p="xs" icon={<IconLock aria-hidden />}>
                {locked}
              </Alert>
            )}
          </Stack>
        );
      })}
      {isStale && draft !== undefined ? (
        <StaleChange
          theirs={integration}
          mine={draft.options}
          isSaving={change.isPending}
          onKeepTheirs={forget}
          onUseMine={() => {
            save(integration.version);
          }}
        />
      ) : (
        change.error !== null && <ProblemAlert title="Your changes were not saved" problem={change.error} />
      )}
      {draft !== undefined && !isStale && (
        <Group>
          <Button
            loading={change.isPending}
            onClick={() => {
              save(draft.version);
            }}
          >
            Save changes
          </Button>
          <Button variant="default" onClick={forget}>
            Discard
          </Button>
        </Group>
      )}
      {integration.updatedBy !== null && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          Last changed by {integration.updatedBy}, <Time value={integration.updatedAt} />
        </Text>
      )}
      {role === 'viewer' && (
        <Text size="sm" c="dimmed">
          You may look at the settings; an admin can change them.
        </Text>
      )}
    </Stack>
  );
}
