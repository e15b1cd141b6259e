import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import {
  paymentMoves,
  replayMoves,
  unlinkMoves,
} from '../../functions/shared/domain/payment/payment-moves.ts';
import { jobMoves } from '../../functions/shared/domain/job/job-moves.ts';
import { reversalMoves, rewardMoves } from '../../functions/shared/domain/rewards/reward-moves.ts';

type Moves = Readonly<Record<string, readonly string[]>>;

/** The arrows of each drawing, in the order in which they stand in the document; `[*]` is where they begin. */
async function drawings(): Promise<string[][]> {
  const text = await readFile('docs/architecture.md', 'utf8');
  return text
    .split('```mermaid\nstateDiagram-v2\n')
    .slice(1)
    .map((drawing) =>
      (drawing.split('```')[0] ?? '')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => /^ {4}(\S+ --> \w+)(: .+)?$/.exec(line)?.[1] ?? `no arrow: ${line}`)
        .sort(),
    );
}

const arrows = (moves: Moves): string[] =>
  Object.entries(moves).flatMap(([to, priors]) =>
    priors.map((from) => `${from === 'never_seen' ? '[*]' : from} --> ${to}`),
  );

test('the drawings of states say exactly the arrows by which is decided', async () => {
  const begins = '[*] --> pending';
  expect(await drawings()).toEqual([
    [...arrows(paymentMoves), ...arrows(replayMoves), ...arrows(unlinkMoves)].sort(),
    [begins, ...arrows(rewardMoves)].sort(),
    [begins, ...arrows(reversalMoves)].sort(),
    ['[*] --> queued', ...arrows(jobMoves)].sort(),
  ]);
});
