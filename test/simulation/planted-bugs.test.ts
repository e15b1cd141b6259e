import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { plantedBugs } from '../../simulation/bugs/planted-bugs.ts';

test('every bug can still be planted: what it changes is there, once', async () => {
  for (const { name, patches } of plantedBugs) {
    for (const { file, find } of patches) {
      const found = (await readFile(file, 'utf8')).split(find).length - 1;
      expect([name, file, found]).toEqual([name, file, 1]);
    }
  }
  expect(plantedBugs.length).toBeGreaterThanOrEqual(12);
});
