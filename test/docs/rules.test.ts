import { access, readdir, readFile } from 'node:fs/promises';
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

/** Files of the domain that hold no rule of their own: shapes, ids, helpers, and what puts the rules of others together. */
const withoutRules = new Set(
  `action-result audit/audit-entry audit/new-audit-entry change currencies decision event format-money health ids is-silent later-word
  customer/candidate customer/change-by-hand customer/chargebee-ids customer/customer customer/decide-customer-event customer/follow-payment customer/lead
  job/job job/move-job
  lines/activity lines/day-sums lines/fail-event lines/hour-counts
  money-back/ledger-entry money-back/ledger-state money-back/reversal-steps money-back/settle money-back/settle-remaining
  money-back/takes-back money-back/waiting-event
  payment/asked payment/decide-failed payment/decide-unmatched payment/event-of-payment payment/fail-payment
  payment/kept-event payment/link-target payment/payment payment/payment-state
  payment/put-payment payment/transaction
  rewards/partner rewards/passed-over rewards/put-rule-uses`.split(/\s+/),
);

test('every file of the domain has a row for its rule, or is named as holding none', async () => {
  const files = await readdir('functions/shared/domain', { recursive: true });
  const named = new Set(rows.map(([, file = '']) => linked.exec(file)?.[1]));
  const names = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
  const hasRow = (name: string) => named.has(`../functions/shared/domain/${name}.ts`);
  expect(names.filter((name) => !hasRow(name) && !withoutRules.has(name))).toEqual([]);
  expect([...withoutRules].filter((name) => hasRow(name) || !names.includes(name))).toEqual([]);
});
