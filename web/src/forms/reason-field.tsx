import { Textarea } from '@mantine/core';

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly error?: string | undefined;
}

export const isReason = (text: string): boolean => text.trim().length >= 3;

/** Why an admin does it: kept in the audit log. */
export function ReasonField({ value, onChange, error }: ReasonFieldProps) {
  return (
    <Textarea
      label="Reason"
      description="At least 3 characters; it is kept in the audit log."
      required
      maxLength={500}
      value={value}
      error={error}
      autosize
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
