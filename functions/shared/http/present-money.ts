import type { Money } from '../domain/money.ts';

/** An amount as it is answered. */
export const presentMoney = ({ amount, currency }: Money): Money => ({ amount, currency });
