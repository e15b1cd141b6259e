/** What one queue is started with; what is left out takes the default of AWS. */
export interface QueueSettings {
  /** How long a received message stays hidden, 0 to 43,200 seconds; 30 by default. */
  readonly visibilityTimeoutSeconds?: number;
  /** How long a message is kept, counted from its first sending; 345,600 seconds (4 days) by default. */
  readonly retentionSeconds?: number;
  /** How long a new message stays hidden, 0 to 900 seconds; 0 by default. */
  readonly delaySeconds?: number;
  /** After `maxReceiveCount` receives in vain a message moves to this queue, which must exist. */
  readonly redrive?: { readonly deadLetterQueue: string; readonly maxReceiveCount: number };
}
