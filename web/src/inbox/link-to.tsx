import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useState, type ComponentProps } from 'react';
import { ChoiceField } from '../forms/choice-field.tsx';
import { singular } from '../records/kind-of.ts';
import { useRecords } from '../records/use-records.ts';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SearchField } from '../ui/search-field.tsx';
import classes from '../ui/ui.module.css';
import { linkable, type LinkableKind } from './linkable.ts';
import { LinkQuestion } from './link-question.tsx';
import type { LinkTarget } from './link-target.ts';

type LinkToProps = Omit<ComponentProps<typeof LinkQuestion>, 'target'>;

const kinds = ['customers', 'leads', 'deals'] as const;
/** The newest that fit are shown; whoever looks for another one searches. */
const maxShown = 10;

function Choices({ onChoose }: { readonly onChoose: (target: LinkTarget) => void }) {
  const [kind, setKind] = useState<LinkableKind>('customers');
  const [text, setText] = useState('');
  const isEmail = text.includes('@');
  const { records, error, refetch, isSearching, looked } = useRecords(
    kind,
    isEmail ? { email: text } : {},
    isEmail ? '' : text,
  );
  const targets = records?.flatMap(linkable);
  return (
    <Stack>
      <ChoiceField label="Link to one of the" values={kinds} value={kind} onChange={setKind} />
      <SearchField
        label="Search"
        placeholder="Email, or a part of the name"
        value={text}
        onSearch={setText}
      />
      {error !== null && (
        <ProblemAlert
          title={`The ${kind} could not be read`}
          problem={error}
          onRetry={() => void refetch()}
        />
      )}
      {targets === undefined && error === null && <Loading what={`the ${kind}`} />}
      {isSearching && <Text role="status">Searching… {looked} looked at</Text>}
      {targets?.length === 0 && !isSearching && <Text role="status">No {singular(kind)} fits.</Text>}
      <ul className={classes['candidates']} aria-label="Whom it may be linked to">
        {targets?.slice(0, maxShown).map((target) => (
          <li key={target.id}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" flex="1 1 200px" miw={0} style={{ overflowWrap: 'anywhere' }}>
                {target.label}
              </Text>
              <Button
                size="xs"
                variant="default"
                aria-label={`Link to ${target.label}`}
                onClick={() => {
                  onChoose(target);
                }}
              >
                Link
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

/** Chooses whom a payment is linked to where nobody is suggested (a customer, an open lead, a deal of nobody), and asks. */
export function LinkTo(asked: LinkToProps) {
  const [target, setTarget] = useState<LinkTarget>();
  const { isAsked, returnsFocus, onNo } = asked;
  return (
    <>
      <Drawer
        opened={isAsked && target === undefined}
        onClose={onNo}
        position="right"
        title="Link to another"
        returnFocus={returnsFocus && target === undefined}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Choices onChoose={setTarget} />
      </Drawer>
      {target !== undefined && <LinkQuestion {...asked} target={target} />}
    </>
  );
}
