import { Button, Group, Text } from '@mantine/core';
import type { FormKind } from './form-kind.ts';
import { newRule, ruleBody, ruleDraft, type RuleDraft } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';
import { TextField } from './text-field.tsx';

interface Values {
  readonly name: string;
  readonly rules: readonly RuleDraft[];
}

export const programForm: FormKind<'programs', Values> = {
  empty: { name: '', rules: [newRule] },
  from: ({ name, rewardRules }) => ({ name, rules: rewardRules.map(ruleDraft) }),
  toBody: ({ name, rules }) => {
    const rewardRules = rules.map(ruleBody);
    return rewardRules.includes(undefined) ? undefined : { name, rewardRules };
  },
  Fields: ({ values: { name, rules }, set, errorAt }) => (
    <>
      <TextField
        label="Name"
        isRequired
        value={name}
        error={errorAt('name')}
        onChange={(to) => {
          set({ name: to });
        }}
      />
      <Text size="sm" c="dimmed">
        A changed rule holds for payments dated from now on; what was promised before stays.
      </Text>
      {rules.map((rule, place) => (
        <RuleFields
          key={place}
          rule={rule}
          place={place}
          errorAt={errorAt}
          set={(part) => {
            set({ rules: rules.map((one, at) => (at === place ? { ...one, ...part } : one)) });
          }}
          onRemove={() => {
            set({ rules: rules.filter((_, at) => at !== place) });
          }}
        />
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            set({ rules: [...rules, newRule] });
          }}
        >
          Add a reward rule
        </Button>
      </Group>
    </>
  ),
};
