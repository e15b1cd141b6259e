import { Group, TextInput } from '@mantine/core';
import type { Schemas } from '../api/schemas.ts';
import { amountText, digitsOf, parseAmount } from '../ui/format-money.ts';

/** An amount as it is typed. */
export interface MoneyText {
  readonly amount: string;
  readonly currency: string;
}

export const noMoney: MoneyText = { amount: '', currency: 'EUR' };

export const moneyText = (money: Schemas['Money'] | null): MoneyText =>
  money === null ? noMoney : { amount: amountText(money), currency: money.currency };

const currencyOf = ({ currency }: MoneyText): string => currency.trim().toUpperCase();

/** The amount that was typed: null for none, undefined where it is no amount. */
export function parseMoney(text: MoneyText): Schemas['Money'] | null | undefined {
  if (text.amount.trim() === '') return null;
  const currency = currencyOf(text);
  const amount = parseAmount(text.amount, currency);
  return amount === undefined ? undefined : { amount, currency };
}

interface MoneyFieldProps {
  readonly label: string;
  readonly value: MoneyText;
  readonly onChange: (value: MoneyText) => void;
  /** What the API says of it. */
  readonly error: string | undefined;
  readonly isRequired?: boolean;
}

/** An amount and its currency. */
export function MoneyField({ label, value, onChange, error, isRequired = false }: MoneyFieldProps) {
  const isNoAmount = parseMoney(value) === undefined;
  const example = digitsOf(currencyOf(value)) === 0 ? '4900' : '49.00';
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      <TextInput
        label={label}
        inputMode="decimal"
        required={isRequired}
        value={value.amount}
        placeholder={example}
        error={isNoAmount ? `An amount looks like ${example}.` : error}
        onChange={({ currentTarget }) => {
          onChange({ ...value, amount: currentTarget.value });
        }}
        style={{ flex: 1 }}
      />
      <TextInput
        label="Currency"
        value={value.currency}
        maxLength={3}
        w={96}
        onChange={({ currentTarget }) => {
          onChange({ ...value, currency: currentTarget.value.toUpperCase() });
        }}
      />
    </Group>
  );
}
