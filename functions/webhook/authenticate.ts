import { createHash, timingSafeEqual } from 'node:crypto';
import { hashPassword } from '../shared/http/hash-password.ts';
import type { BasicAuth } from '../shared/store/basic-auth.ts';
import { readCredentials, type Credentials } from './read-credentials.ts';
import { remember, type Clock } from '../shared/remember.ts';

const sha256 = (...texts: string[]): Buffer => createHash('sha256').update(JSON.stringify(texts)).digest();

/** Compares hashes, which have one length, so that the time tells nothing of either text. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(sha256(one), sha256(other));

async function areCorrect({ username, password }: Credentials, kept: BasicAuth): Promise<boolean> {
  // Hashed also for a wrong user name: the time must not tell which of the two was wrong.
  const isPassword = isSame(await hashPassword(password, kept.salt), kept.passwordHash);
  return isSame(username, kept.username) && isPassword;
}

/**
 * Whether a request's `Authorization` header carries the Basic credentials that the account has set.
 * The answer is used for 5 seconds: renewals come in bursts with the same credentials, and hashing a password each time
 * would cost more than everything else that the webhook does. It is remembered under a hash of what was sent together
 * with what is kept, so that changed credentials count from the moment they are read.
 */
export function authenticator(
  clock: Clock,
): (header: string | undefined, kept: BasicAuth) => Promise<boolean> {
  const remembered = remember<boolean>(clock, 5_000, 1_000);
  const check = (sent: Credentials, kept: BasicAuth): Promise<boolean> => {
    const key = sha256(sent.username, sent.password, kept.username, kept.salt, kept.passwordHash);
    return remembered(key.toString('base64'), () => areCorrect(sent, kept));
  };
  return async (header, kept) => {
    // All of them, whichever is right: the time tells only that what was sent is more than ASCII.
    const answers = await Promise.all(readCredentials(header).map((sent) => check(sent, kept)));
    return answers.includes(true);
  };
}
