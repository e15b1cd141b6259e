import { ulid } from 'ulid';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import { processMessage } from '../../../functions/shared/pipeline/process-message.ts';
import { RaceLost } from '../../../functions/shared/pipeline/deps.ts';
import type { Seeded } from '../../support/seed.ts';
import type { Actor } from './interleave.ts';

/** A worker of its own that processes this event, as often as the queue brings it again. */
export const worker =
  ({ account }: Seeded, event: ChargebeeEvent): Actor =>
  async (table) => {
    const store = paymentStore(table, Date.now);
    const deps = { store, clock: Date.now, ulids: ulid, pause: () => Promise.resolve() };
    for (;;) {
      try {
        const { error } = await processMessage(deps, account, { v: 1, account, kind: 'event', event });
        if (error !== undefined) throw new Error('A good event failed.', { cause: error });
        return;
      } catch (error) {
        if (!(error instanceof RaceLost)) throw error;
      }
    }
  };
