import { setTimeout as sleep } from 'node:timers/promises';
import type { EventSent } from './happenings.ts';

/** Posts an event as Chargebee does, again until it is answered 200. @returns how often it was not */
export async function sendUntilAccepted(webhookUrl: string, { body }: EventSent): Promise<number> {
  for (let refused = 0; ; refused++) {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(webhookUrl, { method: 'POST', headers, body }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    if (answer?.status === 200) return refused;
    if (answer && answer.status < 500) throw new Error(`The webhook answered ${answer.status}.`);
    await sleep(50);
  }
}
