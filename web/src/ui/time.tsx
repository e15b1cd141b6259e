const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const utc = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

/** A time in the viewer's zone, with UTC on hover; a dash where there is none. */
export function Time({ value }: { readonly value: string | null }) {
  if (value === null) return <span>–</span>;
  const date = new Date(value);
  return (
    <time dateTime={value} title={`${utc.format(date)} UTC`}>
      {full.format(date)}
    </time>
  );
}
