import { NativeSelect } from '@mantine/core';
import { capitalized } from '../ui/status.tsx';

interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly values: readonly T[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly error?: string | undefined;
  readonly description?: string;
}

/** One of a few words. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, values, value, onChange, error, description } = props;
  return (
    <NativeSelect
      label={label}
      description={description}
      data={values.map((one) => ({ value: one, label: capitalized(one) }))}
      value={value}
      error={error}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value as T);
      }}
    />
  );
}
