/**
 * What is measured:
 * - `EventAccepted`, `EventRefused` (by `reason`), `EventIgnored`: what the webhook answered
 * - `EventDone` (by `outcome`), `EventAge` (milliseconds from receipt to its end), `EventCopied`: how messages ended
 * - `MessagePutBack` (by `cause`): how often a message that goes back to the queue was received so far; how many go back
 *   is the number of its samples
 * - `RaceLost`: commits that had to be decided again
 * - `MessageUnreadable`, `ItemUnreadable`: messages and items that this release cannot read, each time they are met
 * - `AccountsSilent`: accounts that usually have payments and have had none for too long, at each check
 * - `RewardSum` (by `currency`): minor units that partners were given, less what was taken back
 */
export type Counted =
  | 'EventAccepted'
  | 'EventRefused'
  | 'EventIgnored'
  | 'EventDone'
  | 'EventAge'
  | 'EventCopied'
  | 'MessagePutBack'
  | 'RaceLost'
  | 'MessageUnreadable'
  | 'ItemUnreadable'
  | 'AccountsSilent'
  | 'RewardSum';

/** What tells the parts of a metric apart: few values, each of which is paid for by the month, and no personal data. */
export type Dimensions = Readonly<Partial<Record<'outcome' | 'reason' | 'cause' | 'currency', string>>>;

/** Adds to a metric: one, unless another value is given. */
export type Count = (counted: Counted, value?: number, by?: Dimensions) => void;
