import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod';

const found = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullable(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

/** What axe-core finds on a page that is serious or critical, each with the elements that it is about. */
export async function seriousProblems(page: Page): Promise<string[]> {
  // What still fades in has other colours than what is seen a moment later.
  await page.evaluate(`Promise.allSettled(
    document
      .getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished),
  )`);
  // Given by the debugger, so that the page's own Content-Security-Policy stays as it is.
  const violations = found.parse(
    await page.evaluate(`${axe.source}; window.axe.run().then(({ violations }) => violations)`),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)}\n${failureSummary}`),
    );
}
