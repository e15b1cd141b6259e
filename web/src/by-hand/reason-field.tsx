import { TextInput } from '@mantine/core';

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
}

export const isReason = (text: string): boolean => text.trim().length >= 3;

/** Why an admin does it: kept in the audit log. */
export function ReasonField({ value, onChange, error }: ReasonFieldProps) {
  return (
    <TextInput
      label="Reason"
      description="At least 3 characters; it is kept in the audit log."
      required
      value={value}
      error={error}
      maxLength={500}
      autoComplete="off"
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
