import type { Account } from '../account.ts';
import { hintName, keysOf } from '../keys.ts';
import type { Condition, Write } from './write.ts';

/** A lead or a deal, and where it was read: in the documents of its emails, or beside them. */
interface Hinted {
  readonly kind: 'lead' | 'deal';
  readonly id: string;
  readonly beside: true | undefined;
}

/**
 * Takes off an email what does not lead anywhere any more.
 * @param version that it has to say still, where the version of its record does not guard it
 */
export function usedHintWrite(
  account: Account,
  { kind, id, beside }: Hinted,
  email: string,
  version?: number,
): Write {
  const keys = keysOf(account);
  const on = (condition: Condition) => version !== undefined && { condition };
  if (beside) {
    const key = kind === 'lead' ? keys.openLead(email, id) : keys.freeDeal(email, id);
    return { kind: 'delete', key, ...on({ kind: 'version', version: version ?? 0 }) };
  }
  const name = hintName(kind, id);
  return {
    kind: 'update',
    key: keys.emailDocument(email),
    set: { [name]: undefined },
    ...on({ kind: 'part_version', name, version: version ?? 0 }),
  };
}
