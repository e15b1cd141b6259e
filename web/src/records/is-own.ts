import type { Kind, OwnKind } from './records-api.ts';

/** Whether people make and change records of this kind; payments make the others. */
export const isOwn = (kind: Kind): kind is OwnKind => kind !== 'transactions' && kind !== 'rewards';
