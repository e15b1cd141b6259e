/** What is counted beside the activity, since it leaves no line there. */
export type Counted = 'EventIgnored' | 'EventCopied';

/** Adds one to a metric. */
export type Count = (counted: Counted) => void;
