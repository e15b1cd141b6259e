import { body, measureBatch, type Cost } from '../events.ts';
import type { MeasuredStack } from '../stack.ts';
import { growTable } from './grow-table.ts';

/** Longer than anything is remembered, in milliseconds. */
const coldAfter = 5_100;

/** What is measured in a table of some size; it costs what it costs in a small one. */
type Scaled = 'payment that converts a lead' | 'repeat payment of a known customer' | 'payment with 3 deals';

export interface ScaledCost extends Cost<Scaled> {
  /** In the table. */
  readonly items: number;
  /** Of the payer's email. */
  readonly leads: number;
}

/**
 * What a customer's first payments cost where the table holds so many items, of one lead and of so many with the payer's
 * email: the sizes that may grow without end.
 */
export async function measureAtScale(
  stack: MeasuredStack,
  { items, leads }: { readonly items: number; readonly leads: number },
): Promise<ScaledCost[]> {
  const { path, lead, deals } = await stack.seed();
  stack.later(coldAfter);
  const pay = async <T extends Scaled | 'warm-up'>(event: T, name: string, who: string) =>
    measureBatch(stack, event, path, [body(`${name}-${who}`, who, `${who}@example.com`)]);
  const copied = `scale${String(items).padStart(7, '0')}`;
  await lead(`${copied}@example.com`);
  await pay('warm-up', 'it', copied);
  const held = await growTable(stack.engine, stack.tableName, copied, items);
  const costs: ScaledCost[] = [];
  for (const count of [1, leads]) {
    const payer = `${count}-${items}`;
    for (let n = 0; n < count; n++) await lead(`${payer}@example.com`);
    const cost = async (event: Scaled, name: string) =>
      costs.push({ ...(await pay(event, name, payer)), items: held, leads: count });
    await cost('payment that converts a lead', 'first');
    await cost('repeat payment of a known customer', 'next');
    await deals(`${payer}@example.com`, 3);
    await cost('payment with 3 deals', 'third');
  }
  return costs;
}
