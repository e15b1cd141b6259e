import type { Answer } from '../shared/http/answer.ts';
import type { Caller } from '../shared/http/caller.ts';
import { busy, keyReused } from '../shared/http/problems.ts';
import { commitOnce, type Idempotency } from '../shared/store/idempotency.ts';
import { integrationWrites } from '../shared/store/integration-writes.ts';
import { readIntegration } from '../shared/store/read-integration.ts';
import { neverTurnedOn, nextVersion } from './change-integration.ts';
import type { Dependencies } from './dependencies.ts';
import { integrationAnswer } from './integration-answer.ts';
import { rotateKeys, wasTurnedOn } from './webhook-keys.ts';

const tries = 5;

interface Rotation {
  readonly caller: Caller;
  readonly body: { readonly keepOldHours: number };
  readonly idempotency?: Idempotency;
}

/** A new webhook key, whatever version the integration has: a key that leaked is replaced without reading first. */
export async function rotateWebhook(deps: Dependencies, request: Rotation): Promise<Answer> {
  const { table, clock, newKey } = deps;
  const { caller, body, idempotency } = request;
  const { account } = caller;
  for (let tried = 0; tried < tries; tried++) {
    const now = clock();
    const before = await readIntegration(table, account);
    if (!wasTurnedOn(before)) return neverTurnedOn;
    const keys = rotateKeys(before.keys, newKey(), body.keepOldHours, now);
    const after = nextVersion(before, { ...before, keys }, caller, now);
    const answer = await integrationAnswer(deps, caller, after);
    const writes = integrationWrites(account, before, after);
    const result = await commitOnce(table, account, { writes, answer, now, idempotency });
    switch (result.kind) {
      case 'committed':
        return answer;
      case 'replayed':
        return result.answer;
      case 'key_reused':
        return keyReused;
      case 'refused':
      case 'conflict':
    }
  }
  return busy;
}
