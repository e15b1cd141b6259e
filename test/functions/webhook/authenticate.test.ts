import { describe, expect, it } from '@jest/globals';
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
      const [inUtf8] = readCredentials(basic(`${username}:${password}`));
      expect(inUtf8).toEqual({ username, password });
    }),
  );
});

describe('credentials beyond ASCII', () => {
  const salt = 'c2FsdC1zYWx0LXNhbHQ';
  const text = 'zoë:pässwört:';
  const keep = async () => ({ username: 'zoë', salt, passwordHash: await hashPassword('pässwört:', salt) });
  const sent = (encoding: BufferEncoding, what = text) =>
    `Basic ${Buffer.from(what, encoding).toString('base64')}`;

  it.each(['utf8', 'latin1'] as const)('are understood in %s', async (encoding) => {
    const isAuthentic = authenticator(() => 0);
    expect(await isAuthentic(sent(encoding), await keep())).toBe(true);
    expect(await isAuthentic(sent(encoding, 'zoë:pässwört'), await keep())).toBe(false);
    expect(await isAuthentic(sent(encoding, 'zoe:pässwört:'), await keep())).toBe(false);
  });

  it('are not taken half in one and half in the other', async () => {
    const mixed = Buffer.concat([Buffer.from('zoë:', 'latin1'), Buffer.from('pässwört:', 'utf8')]);
    expect(await authenticator(() => 0)(`Basic ${mixed.toString('base64')}`, await keep())).toBe(false);
  });
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
