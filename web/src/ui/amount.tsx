import type { Schemas } from '../api/schemas.ts';
import classes from './ui.module.css';
import { formatMoney } from './format-money.ts';

/** An amount of money; a dash where there is none. */
export function Amount({ value }: { readonly value: Schemas['Money'] | null }) {
  return <span className={classes['number']}>{value === null ? '–' : formatMoney(value)}</span>;
}
