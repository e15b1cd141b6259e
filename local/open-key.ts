import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirError } from './data-dir-error.ts';
import { makeFolder } from './make-folder.ts';

/** The issuer's private key in `dataDir`, made once; only its owner may read the file. Throws a CommandError. */
export function openKey(dataDir: string): KeyObject {
  const file = join(dataDir, 'issuer-key.pem');
  try {
    if (!existsSync(file)) makeKey(dataDir, file);
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    throw dataDirError(dataDir, error);
  }
}

function makeKey(dataDir: string, file: string): void {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  makeFolder(dataDir);
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file); // whole or not at all, and never over the key that another process has made meanwhile
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}
