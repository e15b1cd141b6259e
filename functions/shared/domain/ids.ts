/** The prefix of each kind of id; what follows it is a ULID, so ids of one kind sort by time. */
export const prefixes = {
  program: 'prg',
  partner: 'prt',
  lead: 'led',
  deal: 'del',
  customer: 'cus',
  transaction: 'txn',
  reward: 'rwd',
  rule: 'rul',
  job: 'job',
  audit: 'aud',
} as const;

export type Kind = keyof typeof prefixes;

/** Makes a fresh ULID; injected, so that the rules stay free of clocks and randomness. */
export type Ulids = () => string;

export const idOf = (kind: Kind, ulid: string): string => `${prefixes[kind]}_${ulid}`;

/** The ULID of an id of this kind; undefined for anything else. */
export function ulidOf(kind: Kind, id: string): string | undefined {
  const match = /^([a-z]{3})_([0-9A-HJKMNP-TV-Z]{26})$/.exec(id);
  return match?.[1] === prefixes[kind] ? match[2] : undefined;
}

const rewardPattern = /^rwd_([0-9A-HJKMNP-TV-Z]{26})-(\d{1,4})$/;

/** A reward is the n-th of its transaction, and its id says so: the transaction's ULID leads to it without an index. */
export const rewardId = (transactionUlid: string, index: number): string =>
  `${prefixes.reward}_${transactionUlid}-${index}`;

/** Where the reward of this id is to be found; undefined for an id of another form. */
export function rewardPlace(id: string): { transactionUlid: string; index: number } | undefined {
  const [, transactionUlid, index] = rewardPattern.exec(id) ?? [];
  return transactionUlid === undefined || index === undefined
    ? undefined
    : { transactionUlid, index: Number(index) };
}
