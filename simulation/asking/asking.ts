import type { Ask } from '../world/plan.ts';
import type { Asked } from './asked.ts';
import { asksByHand } from './asks-by-hand.ts';
import { asksOfInbox } from './asks-of-inbox.ts';
import { asksToReassign } from './asks-to-reassign.ts';
import { admin, simulatedAdmin, type AskOptions } from './simulated-admin.ts';

type Asks = { readonly [Kind in Ask['kind']]: (ask: Ask & { readonly kind: Kind }) => Promise<void> };

/** An admin asks for things through the settings API, again a minute later where no answer came. */
export function askingOf(options: AskOptions): Asked {
  const asking = simulatedAdmin(options);
  const [inbox, byHand, toReassign] = [asksOfInbox(asking), asksByHand(asking), asksToReassign(asking)];
  const asks: Asks = { ...inbox, ...byHand, ...toReassign };
  for (const one of options.plan.asks) {
    const ask = asks[one.kind] as (ask: Ask) => Promise<void>;
    options.scheduler.at(admin, one.at, `asks to ${one.kind}`, () => void ask(one));
  }
  return { ...inbox.asked, ...byHand.asked, ...toReassign.asked, unanswered: asking.unanswered };
}
