import { Button, Fieldset, Group, SimpleGrid, Stack } from '@mantine/core';
import { ChoiceField } from './choice-field.tsx';
import { MoneyField, parseMoney } from './money-field.tsx';
import { parsePercent, type RuleDraft } from './rule-draft.ts';
import { TextField } from './text-field.tsx';

interface RuleFieldsProps {
  readonly rule: RuleDraft;
  /** Counted from 0. */
  readonly place: number;
  readonly errorAt: (path: string) => string | undefined;
  readonly set: (part: Partial<RuleDraft>) => void;
  readonly onRemove: () => void;
}

const isWhole = (text: string): boolean => /^\d{1,6}$/.test(text.trim());
const wholeProblem = (text: string): string | undefined =>
  isWhole(text) ? undefined : 'Give a whole number.';

/** One reward rule. */
export function RuleFields({ rule, place, errorAt, set, onRemove }: RuleFieldsProps) {
  const at = (path: string): string | undefined => errorAt(`rewardRules.${place}.${path}`);
  return (
    <Fieldset legend={`Reward rule ${place + 1}`}>
      <Stack gap="sm">
        <TextField
          label="Name"
          isRequired
          value={rule.name}
          error={at('name')}
          onChange={(name) => {
            set({ name });
          }}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <ChoiceField
            label="Pays a"
            values={['percentage', 'flat']}
            value={rule.kind}
            onChange={(kind) => {
              set({ kind });
            }}
          />
          {rule.kind === 'percentage' ? (
            <TextField
              label="Percent of the payment"
              isRequired
              value={rule.percent}
              error={
                parsePercent(rule.percent) === undefined
                  ? 'A percentage looks like 10 or 12.5.'
                  : at('reward.basisPoints')
              }
              onChange={(percent) => {
                set({ percent });
              }}
            />
          ) : (
            <MoneyField
              label="Flat amount"
              isRequired
              value={rule.flat}
              error={
                parseMoney(rule.flat) === null
                  ? 'Give an amount.'
                  : (at('reward.amount') ?? at('reward.amount.currency'))
              }
              onChange={(flat) => {
                set({ flat });
              }}
            />
          )}
          <ChoiceField
            label="Lasts for"
            values={['forever', 'payments', 'months']}
            value={rule.lasts}
            onChange={(lasts) => {
              set({ lasts });
            }}
          />
          {rule.lasts !== 'forever' && (
            <TextField
              label={`How many ${rule.lasts}`}
              isRequired
              value={rule.count}
              error={wholeProblem(rule.count) ?? at('lasts.count')}
              onChange={(count) => {
                set({ count });
              }}
            />
          )}
        </SimpleGrid>
        <MoneyField
          label="Minimum payment, if any"
          value={rule.minimum}
          error={at('minimum') ?? at('minimum.currency')}
          onChange={(minimum) => {
            set({ minimum });
          }}
        />
        <TextField
          label="Days that a reward is held back"
          description="0 to 90, from the date of the payment."
          isRequired
          value={rule.holdDays}
          error={wholeProblem(rule.holdDays) ?? at('holdDays')}
          onChange={(holdDays) => {
            set({ holdDays });
          }}
        />
        <Group>
          <Button size="xs" variant="default" onClick={onRemove}>
            Remove rule {place + 1}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
