import { createHash } from 'node:crypto';

/** The digest that the protocol puts beside each body, so that a client can tell it arrived whole. */
export const md5 = (body: string): string => createHash('md5').update(body).digest('hex');
