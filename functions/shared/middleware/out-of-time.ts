import { Unavailable } from '../store/errors.ts';

/** What was asked for did not come while there was time: the same may go through later. */
export class OutOfTime extends Unavailable {}

/**
 * Of every function: a job that has not ended this long before Lambda ends it is given up, with time enough left to answer,
 * to say so, and to put messages back. Its signal tells it to write nothing more: the container lives on.
 */
export const inTime = {
  timeoutEarlyInMillis: 500,
  timeoutEarlyResponse: (): never => {
    throw new OutOfTime('The time of the invocation is nearly over.');
  },
};
