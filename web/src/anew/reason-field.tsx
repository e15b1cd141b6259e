import { Textarea } from '@mantine/core';

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** Why something is done, for the audit log. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  return (
    <Textarea
      label="Reason"
      description="At least three letters. It is kept in the audit log."
      required
      maxLength={500}
      value={value}
      autosize
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
