import classes from './ui.module.css';

/** What a status means for whoever reads it: a colour beside the word, never instead of it. */
const colors: Readonly<Record<string, string>> = {
  processed: 'var(--mantine-color-teal-6)',
  ignored: 'var(--mantine-color-gray-5)',
  unmatched: 'var(--mantine-color-orange-5)',
  waiting: 'var(--mantine-color-blue-5)',
  rejected: 'var(--mantine-color-red-6)',
  failed: 'var(--mantine-color-red-6)',
  active: 'var(--mantine-color-teal-6)',
  accepted: 'var(--mantine-color-blue-5)',
  converted: 'var(--mantine-color-teal-6)',
  won: 'var(--mantine-color-teal-6)',
  open: 'var(--mantine-color-blue-5)',
  approved: 'var(--mantine-color-blue-5)',
  paid: 'var(--mantine-color-teal-6)',
  pending: 'var(--mantine-color-orange-5)',
  payment: 'var(--mantine-color-teal-6)',
  refund: 'var(--mantine-color-orange-5)',
  queued: 'var(--mantine-color-blue-5)',
  running: 'var(--mantine-color-blue-5)',
  paused: 'var(--mantine-color-orange-5)',
  done: 'var(--mantine-color-teal-6)',
  reversal: 'var(--mantine-color-orange-5)',
};

export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A status word with its colour. */
export function Status({ value }: { readonly value: string }) {
  return (
    <span className={classes['status']}>
      <span
        className={classes['dot']}
        style={{ background: colors[value] ?? 'var(--mantine-color-gray-5)' }}
        aria-hidden
      />
      {capitalized(value)}
    </span>
  );
}
