import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { plantedBugs } from '../../simulation/bugs/planted-bugs.ts';

const rows = (await readFile('docs/rules.md', 'utf8'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (rule|-+) /.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const linked = /^\[[^\]]+\]\(([^)]+)\)(?:: (.+))?$/;
const isNone = (cell: string): boolean => /^none: \S/.test(cell);

test('every rule has its file, its test, its check and its planted bug, or says why it has none', async () => {
  expect(rows.length).toBeGreaterThan(50);
  const bugs = new Set(plantedBugs.map(({ name }) => name));
  const problems: string[] = [];
  for (const [rule = '', file = '', held = '', check = '', bug = ''] of rows) {
    for (const cell of [file, held, check].filter((one) => !isNone(one))) {
      const path = join('docs', linked.exec(cell)?.[1] ?? 'no link');
      const isThere = await access(path).then(
        () => true,
        () => false,
      );
      if (!isThere) problems.push(`${rule} ${path} is not there`);
    }
    const [, path = '', title = ''] = linked.exec(held) ?? [];
    const text = await readFile(join('docs', path), 'utf8').catch(() => '');
    // The text of a title, as it is written there.
    if (title === '' || !text.includes(`('${title}'`)) problems.push(`${rule} No test is called: ${title}`);
    if (!isNone(bug) && !bugs.has(bug)) problems.push(`${rule} No bug is called: ${bug}`);
  }
  expect(problems).toEqual([]);
});
