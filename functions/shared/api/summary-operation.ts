import * as z from 'zod';
import { outcomes } from '../domain/lines/activity.ts';
import { operation } from '../http/operation.ts';
import { moneySum } from './answer-fields.ts';

const dayMilliseconds = 24 * 60 * 60 * 1_000;
const maxDays = 92;

/** The days (UTC) from the one to the other, both included. */
export const datesBetween = ({ from, to }: { readonly from: string; readonly to: string }): string[] => {
  const first = Date.parse(from);
  const count = (Date.parse(to) - first) / dayMilliseconds + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, place) =>
    new Date(first + place * dayMilliseconds).toISOString().slice(0, 10),
  );
};

const date = z.iso.date();

const currencySums = z.strictObject({
  currency: z.string(),
  payments: moneySum,
  paymentCount: z.int().nonnegative(),
  givenBack: moneySum.meta({
    description: 'Refunds, chargebacks and reversals: negative, but where more was undone than given back.',
  }),
  rewards: moneySum.meta({
    description: 'What partners earned less what was taken back; a cancelled reward counts as nothing.',
  }),
});

const daySummary = z.strictObject({
  date,
  outcomes: z
    .object(
      Object.fromEntries(outcomes.map((name) => [name, z.int().nonnegative()])) as Record<
        (typeof outcomes)[number],
        z.ZodInt
      >,
    )
    .catchall(z.int().nonnegative())
    .meta({ description: 'How many lines ended so. More outcomes may come.' }),
  unreadable: z.int().nonnegative().meta({
    description: 'What another version wrote and this one cannot read: its money is not in the sums.',
  }),
  convertedLeads: z.int().nonnegative(),
  currencies: z.array(currencySums).meta({ description: 'Never summed across currencies.' }),
});

const summaryAnswer = z
  .strictObject({
    from: date,
    to: date,
    days: z.array(daySummary).meta({ description: 'By day of recording (UTC), oldest first.' }),
    partners: z.array(z.strictObject({ partnerId: z.string(), rewards: z.array(moneySum) })).meta({
      description: 'What each partner earned on these days, one amount for each currency.',
    }),
    pendingDays: z.array(date).meta({
      description:
        'Days that are not summed up yet, and that `days` lacks. How far they are is kept: ask again.',
    }),
  })
  .meta({ id: 'Summary' });
export type SummaryAnswer = z.infer<typeof summaryAnswer>;

export const getSummary = operation({
  method: 'GET',
  path: '/v1/summary',
  summary: 'Sum up what was recorded, by day and by currency',
  params: z.object({}),
  query: z
    .strictObject({ from: date, to: date })
    // The ids of what is recorded hold a time since then.
    .refine(({ from }) => from >= '1970', { path: ['from'], error: 'Nothing was recorded before 1970.' })
    .refine((range) => datesBetween(range).length > 0, { path: ['to'], error: 'This is before `from`.' })
    .refine((range) => datesBetween(range).length <= maxDays, {
      path: ['to'],
      error: `At most ${maxDays} days can be asked for.`,
    }),
  answer: { status: 200, schema: summaryAnswer },
});
