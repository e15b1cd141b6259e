import { bug, inFile, type PlantedBug } from './planted-bug.ts';

const domain = inFile('shared/domain');

/** Mistakes about rewards, and money that goes back. */
export const bugsOfMoney: readonly PlantedBug[] = [
  bug(
    'a refund is applied as often as it is told',
    domain(
      'money-back/fact-of',
      'refunds.find((refund) => refund.id === id);',
      'refunds.find((refund) => refund.id === id && false);',
    ),
  ),
  bug(
    'the last event to come is the newest',
    domain('money-back/fact-of', 'const order = compareStates(state, before);', 'const order = 1;'),
  ),
  bug(
    'a direct debit that bounced is nothing to act on',
    domain('money-back/takes-back', "type === 'refund' || isReversal(type)", "type === 'refund'"),
  ),
  bug(
    'a payment that bounced counts as one that was refunded',
    domain(
      'money-back/fact-of',
      'const reversal = isReversal(transaction.type) &&',
      'const reversal = false &&',
    ),
  ),
  bug(
    'an advance is not shown with the invoice that it is applied to later',
    domain('money-back/applied-to', 'return isNewer(told, known) ? told : known;', 'return known;'),
  ),
  bug(
    'what waits and does not fit into one write is left',
    domain('money-back/settle', '...(waitingNext !== undefined && { waitingRemain: waitingNext }),', ''),
  ),
  bug(
    'what is settled of a part is not kept',
    domain('money-back/settle', '{ waitingRemain: waitingNext }', "{ waitingRemain: '' }"),
    domain(
      'money-back/settle',
      "if (waited) changes.push({ kind: 'remove_waiting'",
      "if (false) changes.push({ kind: 'remove_waiting'",
    ),
  ),
  bug(
    'a partial refund takes the whole reward',
    domain(
      'money-back/ledger',
      'rewardFor(reward, { amount: has, currency }) -',
      'rewardFor(reward, { amount: has === had ? has : 0, currency }) -',
    ),
  ),
  bug(
    'what was taken back is paid before its reward',
    domain('rewards/move-reversal', "if (reward.status !== 'paid') return refused('reward_not_paid');", ''),
  ),
  bug(
    'what goes back while a reward is cancelled is forgotten',
    domain(
      'money-back/ledger',
      "reward.use === 'replaced') return 0;",
      "reward.use === 'replaced' || reward.status === 'cancelled') return 0;",
    ),
  ),
  bug(
    'an event waits without the payment knowing',
    domain('money-back/settle', 'payment === before && !hasWaiting &&', 'payment === before &&'),
  ),
  bug(
    'what goes back of a payment that is not recorded is forgotten',
    domain(
      'money-back/apply-event',
      'const fact = factOf(payment, event);',
      `if (payment.state === 'ignored') return { payment, outcome: 'ignored', steps: [], entries: [], byRule };
  const fact = factOf(payment, event);`,
    ),
  ),
  bug(
    'a payment that died keeps its use',
    domain(
      'rewards/give-back-uses',
      "if (use !== 'held') return reward;",
      'if (use !== undefined) return reward;',
    ),
  ),
  bug(
    'a use that was given back is offered to nobody',
    domain(
      'money-back/settle',
      'return isFreed && isWanted(',
      'return isFreed && before === after && isWanted(',
    ),
  ),
  bug(
    'a rule of months has no lower end',
    domain(
      'rewards/rule-use',
      'Math.max(...days) >= addMonths(Math.min(...days), lasts.count)',
      'date >= addMonths(Math.min(...daysHeld(use)), lasts.count)',
    ),
  ),
  bug(
    'a minimum is forgotten',
    domain(
      'rewards/judge-rule',
      "if (minimum !== null && paid.amount < minimum.amount) return 'below_minimum';",
      '',
    ),
  ),
  bug(
    'a minimum counts in every currency',
    domain(
      'rewards/judge-rule',
      "if (minimum !== null && minimum.currency !== paid.currency) return 'other_currency';",
      '',
    ),
  ),
  bug(
    'a payment is judged by the newest wording of a rule',
    domain(
      'rewards/program',
      'versions.find(({ from, until }) => (from ?? -Infinity) <= date && date < (until ?? Infinity));',
      'date === undefined ? undefined : versions.at(-1);',
    ),
  ),
  bug(
    'a reward is held back for no day',
    domain('rewards/judge-rule', 'payableAt: date + holdDays * dayMs', 'payableAt: date + 0 * holdDays'),
  ),
  bug(
    'a rule of payments rewards one more than it promises',
    domain(
      'rewards/rule-use',
      "if (lasts.kind === 'payments') return countHeld(use) >= lasts.count;",
      "if (lasts.kind === 'payments') return countHeld(use) > lasts.count;",
    ),
  ),
  bug(
    'a payment that lives again earns nothing',
    domain('rewards/judge', "use === 'given_back' ? ruleId : []", '[]'),
  ),
  bug(
    'a reward that comes back stands beside the old one',
    domain('rewards/judge', 'return place === -1', 'return place !== -2'),
  ),
  bug(
    'a reward is paid before it is payable',
    domain('rewards/move-reward', "status === 'paid' && now < before.payableAt", 'now < 0'),
  ),
  bug(
    'a paid reward is cancelled',
    domain(
      'rewards/reward-moves',
      "cancelled: ['pending', 'approved'],",
      "cancelled: ['pending', 'approved', 'paid'],",
    ),
  ),
  bug(
    'refunds take more than was paid',
    domain('money-back/ledger', 'Math.max(0, left - refund.amount.amount)', 'left - refund.amount.amount'),
  ),
  bug(
    'a refund that was voided counts',
    domain('money-back/ledger', ".filter(({ status }) => status === 'success')", ''),
  ),
  bug(
    'a refund in another currency counts',
    domain('money-back/fact-of', 'amount.currency !== payment.amount.currency', 'false as boolean'),
  ),
  bug(
    'of two states of one version the last to come is the newer',
    domain('money-back/transaction-state', 'finalityOf(one.status) - finalityOf(other.status) ||', '1 ||'),
  ),
  bug(
    'an inactive partner is rewarded',
    domain('rewards/give-rewards', "if (terms.status !== 'active') return 'partner_not_active';", ''),
    domain('rewards/judge', "terms?.status === 'active' ? terms.rules : []", 'terms?.rules ?? []'),
  ),
];
