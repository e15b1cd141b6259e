import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashPassword } from '../../../functions/shared/http/hash-password.ts';
import { authenticator } from '../../../functions/webhook/authenticate.ts';
import { readCredentials } from '../../../functions/webhook/read-credentials.ts';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

it('splits at the first colon: any password comes through whole', () => {
  const username = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(':', ''));
  const passwords = fc.string({ unit: fc.constantFrom(':', 'a', 'ü', '😀', ' ') });
  fc.assert(
    fc.property(username, passwords, (username, password) => {
      expect(readCredentials(basic(`${username}:${password}`))).toEqual({ username, password });
    }),
  );
});

it('counts changed credentials at once, whatever it remembers of the old ones', async () => {
  const salt = 'c2FsdC1zYWx0LXNhbHQ';
  const kept = { username: 'cb', salt, passwordHash: await hashPassword('old', salt) };
  const isAuthentic = authenticator(() => 0);
  expect(await isAuthentic(basic('cb:old'), kept)).toBe(true);
  const changed = { ...kept, passwordHash: await hashPassword('new', salt) };
  expect(await isAuthentic(basic('cb:old'), changed)).toBe(false);
  expect(await isAuthentic(basic('cb:new'), changed)).toBe(true);
});

it('hashes a password once for a burst of requests', async () => {
  const salt = 'c2FsdC1zYWx0LXNhbHQ';
  let reads = 0;
  const passwordHash = await hashPassword('secret', salt);
  const kept = {
    username: 'cb',
    get salt() {
      reads += 1;
      return salt;
    },
    passwordHash,
  };
  const isAuthentic = authenticator(() => 0);
  const answers = await Promise.all(Array.from({ length: 20 }, () => isAuthentic(basic('cb:secret'), kept)));
  expect(answers).toEqual(Array.from({ length: 20 }, () => true));
  // One read of the salt for each request's cache key, and one more for the only hash.
  expect(reads).toBe(21);
});
