import type { Key } from '../keys.ts';

/** One item to write. A condition says on what it was decided. */
export type Write =
  | { readonly kind: 'put'; readonly item: Key & Record<string, unknown>; readonly condition?: Condition }
  | {
      readonly kind: 'update';
      readonly key: Key;
      readonly set: Record<string, unknown>;
      readonly condition?: Condition;
    }
  | { readonly kind: 'delete'; readonly key: Key; readonly condition?: Condition }
  | { readonly kind: 'check'; readonly key: Key; readonly condition: Condition };

export type Condition =
  | { readonly kind: 'absent' }
  /** It has this version. */
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'present' }
  /** Of the document of an email: nobody was given a place in it since it had this version (0: none). */
  | { readonly kind: 'placed'; readonly version: number }
  /** Of the document of an email: no lead that is older than this one stands beside it, as far as it says. */
  | { readonly kind: 'leads_from'; readonly from: string }
  /** Of the document of an email: this was put beside it last. */
  | { readonly kind: 'last_beside'; readonly last: string }
  /** What stands under this attribute says this version. */
  | { readonly kind: 'part_version'; readonly name: string; readonly version: number }
  /**
   * Nobody carries this Chargebee id, or has this email; and what is known of the id has this version (0: nothing is),
   * where it was looked at.
   */
  | { readonly kind: 'uncarried'; readonly version?: number }
  /** It is absent, or the line of an event that failed: it gives way to what is decided. */
  | { readonly kind: 'absent_or_failed' }
  /** Of a day's sums: they were summed since what was summed before was last said not to hold; epoch milliseconds. */
  | { readonly kind: 'holds_since'; readonly since: number }
  /** It is absent, or expired at this moment (epoch seconds): the engine deletes what has expired only in its own time. */
  | { readonly kind: 'absent_or_expired'; readonly at: number };

export const keyOf = (write: Write): Key =>
  write.kind === 'put' ? { pk: write.item.pk, sk: write.item.sk } : write.key;
