/** The account of what is measured: 24 characters, as accounts have at work. */
export const account = '64f1c2a9b8d3e7f012345678';

const fill = 'AzZlfQTLw3kP9xBmHn';
const lengths = { ev: 20, txn: 20, cb: 18 };

/** An id as long as Chargebee makes it, since every key and item holds some: an event's, a transaction's, a customer's. */
export function realId(kind: keyof typeof lengths, name: string): string {
  const length = lengths[kind] - kind.length - 1;
  return `${kind}_${(fill + name).slice(-length)}`;
}
