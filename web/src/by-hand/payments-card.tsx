import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../api/schemas.ts';
import { RecordLink } from '../records/record-link.tsx';
import classes from '../ui/ui.module.css';
import { Notice } from './notice.tsx';
import { PaymentQuestion } from './payment-question.tsx';

/** Why a payment earned what it did, in a sentence for each step of it. */
const saidOfRewards = ({ steps }: Schemas['Transaction']): readonly string[] =>
  (steps ?? []).filter(({ action }) => action === 'give_reward').map(({ message }) => message);

/** A way to record what a customer paid elsewhere. */
export function PaymentsCard({ customer }: { readonly customer: Schemas['Customer'] }) {
  const [questions, setQuestions] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const [made, setMade] = useState<Schemas['Transaction']>();
  return (
    <Stack component="section" className={classes['card']} aria-labelledby="by-hand-title">
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4" id="by-hand-title">
          Paid elsewhere
        </Title>
        <Button
          variant="default"
          onClick={() => {
            setMade(undefined);
            setQuestions(questions + 1);
            setAsked(true);
          }}
        >
          Record a payment
        </Button>
      </Group>
      {made === undefined ? (
        <Text c="dimmed">Money that Chargebee never saw is recorded by hand. It can be voided again.</Text>
      ) : (
        <Notice key={made.id} title="It was recorded">
          <Text size="sm">
            <RecordLink id={made.id} />: {saidOfRewards(made).join(' ')}
          </Text>
        </Notice>
      )}
      {questions > 0 && (
        <PaymentQuestion
          key={questions}
          customer={customer}
          isAsked={isAsked}
          onDone={(transaction) => {
            setAsked(false);
            setMade(transaction);
          }}
          onNo={() => {
            setAsked(false);
          }}
        />
      )}
    </Stack>
  );
}
