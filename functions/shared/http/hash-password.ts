import { scrypt } from 'node:crypto';

/**
 * The hash that a webhook's password is kept as, base64url. Slow on purpose: some 40 ms, off the main thread.
 * @param salt base64url
 */
export const hashPassword = (password: string, salt: string): Promise<string> =>
  new Promise((resolve, reject) => {
    scrypt(password, Buffer.from(salt, 'base64url'), 32, { N: 16_384, r: 8, p: 1 }, (error, hash) => {
      if (error) reject(error);
      else resolve(hash.toString('base64url'));
    });
  });
