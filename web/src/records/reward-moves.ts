import type { Schemas } from '../api/schemas.ts';
import { formatMoney } from '../ui/format-money.ts';

type Reward = Schemas['Reward'];

/** What can be done with a reward. */
export interface RewardMove {
  readonly to: Reward['status'];
  readonly label: string;
  /** What is asked before it is done. */
  readonly asks?: {
    readonly title: string;
    readonly text: (amount: string, partner: string) => string;
    readonly isHarsh: boolean;
  };
}

const cancel: RewardMove = {
  to: 'cancelled',
  label: 'Cancel the reward',
  asks: {
    title: 'Cancel this reward?',
    text: (amount, partner) => `${partner} will not get ${amount}. You can bring it back later.`,
    isHarsh: true,
  },
};

const pay: RewardMove = {
  to: 'paid',
  label: 'Mark as paid',
  asks: {
    title: 'Mark this reward as paid?',
    text: (amount, partner) => `This says that ${partner} was paid ${amount}. It cannot be undone.`,
    isHarsh: false,
  },
};

const takeBack: RewardMove = {
  to: 'paid',
  label: 'Mark as taken back',
  asks: {
    title: 'Mark this reversal as taken back?',
    text: (amount, partner) => `This says that ${partner} gave back ${amount}. It cannot be undone.`,
    isHarsh: false,
  },
};

const ofReward: Readonly<Record<Reward['status'], readonly RewardMove[]>> = {
  pending: [{ to: 'approved', label: 'Approve' }, cancel],
  approved: [pay, { to: 'pending', label: 'Take the approval back' }, cancel],
  paid: [],
  cancelled: [{ to: 'pending', label: 'Bring it back' }],
};

/** How a reward, or a correction, can move on. A reversal follows its reward, and is only paid by itself. */
export function movesOf({ kind, status, amount }: Reward): readonly RewardMove[] {
  if (kind !== 'reversal') return ofReward[status] ?? [];
  if (status !== 'pending') return [];
  return [amount.amount < 0 ? takeBack : pay];
}

/** The amount of a reward as a question names it. */
export const amountOf = ({ amount: { amount, currency } }: Reward): string =>
  formatMoney({ amount: Math.abs(amount), currency });
