import { TextInput } from '@mantine/core';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
  readonly type?: 'text' | 'email';
  readonly isRequired?: boolean;
  readonly description?: string;
}

/** A line of text with what is wrong with it. */
export function TextField({
  label,
  value,
  onChange,
  error,
  type = 'text',
  isRequired = false,
  description,
}: TextFieldProps) {
  return (
    <TextInput
      label={label}
      type={type}
      value={value}
      error={error}
      required={isRequired}
      description={description}
      maxLength={254}
      autoComplete="off"
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
