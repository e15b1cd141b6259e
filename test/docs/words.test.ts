import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** Names that the glossary has another word for, by that word. */
const others: Readonly<Record<string, RegExp>> = {
  max: /\bmost[A-Z]\w*/g,
  'pending, of a payment; waiting, of an event':
    /\b[aA]wait(?:ed|ing)[A-Z]\w*|'awaited'|\bwaits\??: (?:true|yes|boolean)/g,
  'ledger entry': /\b(?:interface|type) Entry\b/g,
  'place, of a reward alone': /\bplaces?Of\w*|\b(?:interface|type) \w*Place\b/g,
};

async function sources(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => /\.tsx?$/.test(file)).map((file) => join(folder, file));
}

test('a name says with the word of the glossary what it means', async () => {
  const files = (
    await Promise.all(['functions', 'lib', 'local', 'simulation', 'web/src'].map(sources))
  ).flat();
  const found: string[] = [];
  for (const file of files) {
    const text = `${file}\n${await readFile(file, 'utf8')}`;
    for (const [word, pattern] of Object.entries(others)) {
      found.push(...[...text.matchAll(pattern)].map(([name]) => `${file}: ${name}; say: ${word}`));
    }
  }
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});
