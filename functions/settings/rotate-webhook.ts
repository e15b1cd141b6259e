import { newAuditEntry } from '../shared/domain/audit/new-audit-entry.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import type { Caller } from '../shared/http/caller.ts';
import { busy, keyReused } from '../shared/http/problems.ts';
import { time } from '../shared/http/time.ts';
import { auditWrite } from '../shared/store/writes/audit-write.ts';
import { commitOnce, findKept, type Idempotency } from '../shared/store/writes/idempotency.ts';
import type { OwnWebhookKey } from '../shared/store/integration.ts';
import { integrationWrites } from '../shared/store/writes/integration-writes.ts';
import { readIntegration } from '../shared/store/reads/read-integration.ts';
import { answerAgain } from './answer-again.ts';
import { integrationRecord } from './audited-integration.ts';
import { neverTurnedOn, nextVersion } from './change-integration.ts';
import type { Dependencies } from './dependencies.ts';
import { integrationAnswers } from './integration-answer.ts';
import { newWebhookKey } from './new-webhook-key.ts';
import { aliveKeys, maxKeys, rotateKeys, wasTurnedOn } from './webhook-keys.ts';

const tries = 5;

interface Rotation {
  readonly caller: Caller;
  readonly body: { readonly keepOldHours: number };
  readonly idempotency?: Idempotency;
}

/** No key dies before its time to make room for another. */
function tooManyKeys(keys: readonly OwnWebhookKey[], now: number): Answer {
  const ends = aliveKeys(keys, now).flatMap(({ expiresAt }) => expiresAt ?? []);
  return problem(
    409,
    'too_many_webhook_keys',
    `${maxKeys} webhook keys are alive, and each was promised its time. The first of them ends at ` +
      `${time(Math.min(...ends))}; keepOldHours 0 ends all old ones now.`,
  );
}

/** A new webhook key, whatever version the integration has: a key that leaked is replaced without reading first. */
export async function rotateWebhook(deps: Dependencies, request: Rotation): Promise<Answer> {
  const { table, clock, ulids } = deps;
  const { caller, body, idempotency } = request;
  const { account } = caller;
  for (let tried = 0; tried < tries; tried++) {
    const now = clock();
    const before = await readIntegration(table, account);
    if (!wasTurnedOn(before)) return neverTurnedOn;
    const keys = rotateKeys(before.keys, await newWebhookKey(deps), body.keepOldHours, now);
    const after = keys && nextVersion(before, { ...before, keys }, caller, now);
    const answers = await integrationAnswers(deps, account, after);
    const entry = newAuditEntry(
      { by: caller.user, now, ulids },
      {
        action: 'webhook_rotated',
        record: integrationRecord,
        after: { keepOldHours: body.keepOldHours },
      },
    );
    const result = after
      ? await commitOnce(table, account, {
          writes: [...integrationWrites(account, before, after), auditWrite(account, entry)],
          answer: answers('viewer'), // what is kept shows no secret
          now,
          idempotency,
        })
      : await findKept(table, account, { now, idempotency });
    switch (result.kind) {
      case 'committed':
        return answers(caller.role);
      case 'replayed':
        return answerAgain(deps, account, result.answer);
      case 'key_reused':
        return keyReused;
      case 'not_kept':
        return tooManyKeys(before.keys, now);
      case 'refused':
      case 'conflict':
    }
  }
  return busy;
}
