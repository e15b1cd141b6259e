import { formatMoney } from '../ui/format-money.ts';
import classes from '../ui/ui.module.css';
import type { Line } from './use-activity.ts';
import { whyNothing } from './why-nothing.ts';
import { codeWord } from './words.ts';

/** What an event earned and for whom, or why nobody earned anything. */
export function Earned({ line }: { readonly line: Pick<Line, 'earned' | 'steps'> }) {
  const { earned } = line;
  if (earned.length === 0) {
    const why = whyNothing(line);
    return <span>{why === undefined ? '–' : why === 'cancelled' ? 'Reward cancelled' : codeWord(why)}</span>;
  }
  return (
    <span>
      {earned.map(({ partnerId, partnerName, amount: { amount, currency } }, place) => (
        <span key={`${partnerId}${currency}`} style={{ display: 'block' }}>
          <span className={classes['number']}>{formatMoney({ amount: Math.abs(amount), currency })}</span>{' '}
          {amount < 0 ? 'back from' : 'to'} {partnerName ?? 'a partner that was deleted'}
          {place < earned.length - 1 && ','}
        </span>
      ))}
    </span>
  );
}
