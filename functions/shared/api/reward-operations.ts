import * as z from 'zod';
import { rewardPlace } from '../domain/ids.ts';
import { rewardStatuses } from '../domain/payment/payment.ts';
import { rewardKinds } from '../domain/payment/transaction.ts';
import { operation } from '../http/operation.ts';
import { moneyAnswer, openEnum, textOrNull } from './answer-fields.ts';
import { idFilter } from './filter-fields.ts';
import { listQuery } from './list-query.ts';
import { reasonField, referenceField, signedMoneyField } from './request-fields.ts';

const rewardAnswer = z
  .strictObject({
    id: z.string(),
    partnerId: z.string(),
    transactionId: textOrNull.meta({ description: 'null of a correction, as its rule is.' }),
    customerId: textOrNull.meta({ description: 'null of a correction that names none.' }),
    ruleId: textOrNull,
    ruleVersion: z.int().positive().nullable(),
    kind: z.enum(rewardKinds).meta({
      description:
        '`reversal`: what was taken back of a reward, or given again. `correction`: what an admin gave or took by hand.',
    }),
    amount: moneyAnswer.meta({
      description: 'Mostly negative for a reversal; of any sign for a correction.',
    }),
    status: openEnum(rewardStatuses),
    payableAt: z.iso.datetime().meta({ description: 'Not paid before.' }),
    reason: textOrNull.meta({ description: 'Why a correction was made; null of all others.' }),
    createdAt: z.iso.datetime(),
    createdBy: textOrNull.meta({ description: 'Who made a correction; null of all others.' }),
  })
  .meta({ id: 'Reward' });
export type RewardAnswer = z.infer<typeof rewardAnswer>;

const path = '/v1/rewards';

export const listRewards = operation({
  method: 'GET',
  path,
  summary: 'List rewards, newest first',
  params: z.object({}),
  query: listQuery({
    partnerId: idFilter,
    transactionId: idFilter,
    customerId: idFilter,
    kind: z.enum(rewardKinds).optional(),
    status: z.enum(rewardStatuses).optional(),
  }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(rewardAnswer), nextCursor: z.string().nullable() }),
  },
  problems: { 400: ['invalid_cursor'] },
});

const newCorrection = z.strictObject({
  partnerId: referenceField('partner'),
  amount: signedMoneyField,
  reason: reasonField,
  customerId: referenceField('customer').optional(),
});
export type NewCorrection = z.infer<typeof newCorrection>;

export const correctReward = operation({
  method: 'POST',
  path,
  summary: 'Give a partner a reward by hand, or take one back: a correction',
  params: z.object({}),
  query: z.strictObject({}),
  body: newCorrection,
  idempotent: 'required',
  answer: { status: 201, schema: rewardAnswer },
});

const params = z.object({ id: z.string().refine((id) => rewardPlace(id) !== undefined) });

export const getReward = operation({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read a reward',
  params,
  query: z.strictObject({}),
  answer: { status: 200, schema: rewardAnswer },
});

export const patchReward = operation({
  method: 'PATCH',
  path: `${path}/{id}`,
  summary:
    'Approve a pending reward, pay an approved one that is payable, cancel either with what was taken back of it, bring a cancelled one back, or pay a reversal of a paid one',
  params,
  query: z.strictObject({}),
  body: z.strictObject({ status: z.enum(rewardStatuses) }),
  ifMatch: 'required',
  answer: { status: 200, schema: rewardAnswer },
  problems: {
    409: [
      'transition_not_allowed',
      'not_payable_yet',
      'reversal_needs_no_approval',
      'cancelled_with_its_reward',
      'reward_not_paid',
      'more_than_was_paid',
    ],
  },
});
