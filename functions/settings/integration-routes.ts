import { randomBytes } from 'node:crypto';
import {
  deleteBasicAuth,
  getIntegration,
  putBasicAuth,
  putIntegration,
  rotateWebhookKey,
} from '../shared/api/integration-operations.ts';
import { hashPassword } from '../shared/http/hash-password.ts';
import { transactionsNeedCustomers } from '../shared/domain/integration.ts';
import { problem } from '../shared/http/answer.ts';
import { route, type Route } from '../shared/http/route.ts';
import { readIntegration } from '../shared/store/reads/read-integration.ts';
import { changeIntegration } from './change-integration.ts';
import type { Dependencies } from './dependencies.ts';
import { integrationAnswer } from './integration-answer.ts';
import { newWebhookKey } from './new-webhook-key.ts';
import { rotateWebhook } from './rotate-webhook.ts';
import { wasTurnedOn } from './webhook-keys.ts';

const needCustomers = problem(
  422,
  'transactions_need_customers',
  'Transactions need customers: turn on convertLead or associateDeals as well.',
  { errors: [{ path: 'options.createTransactions', message: 'needs convertLead or associateDeals' }] },
);

/** The routes of the integration itself. */
export const integrationRoutes = (deps: Dependencies): Route[] => [
  route(getIntegration, async ({ caller }) =>
    integrationAnswer(deps, caller, await readIntegration(deps.table, caller.account)),
  ),
  route(putIntegration, (request) => {
    const { status, options } = request.body;
    if (transactionsNeedCustomers(options)) return Promise.resolve(needCustomers);
    return changeIntegration(deps, request, 'integration_changed', async (before) => {
      const keys = before?.keys ?? [];
      const firstTime = status === 'on' && keys.length === 0;
      return {
        ...before,
        status,
        options: { ...before?.options, ...options },
        keys: firstTime ? [{ key: await newWebhookKey(deps) }] : keys,
      };
    });
  }),
  route(rotateWebhookKey, (request) => rotateWebhook(deps, request)),
  route(putBasicAuth, async (request) => {
    const { username, password } = request.body;
    const salt = randomBytes(16).toString('base64url');
    const basicAuth = { username, salt, passwordHash: await hashPassword(password, salt) };
    return changeIntegration(deps, request, 'basic_auth_set', (before) =>
      wasTurnedOn(before) ? { ...before, basicAuth } : undefined,
    );
  }),
  route(deleteBasicAuth, (request) =>
    changeIntegration(deps, request, 'basic_auth_removed', (before) => {
      if (!wasTurnedOn(before)) return undefined;
      const { basicAuth, ...without } = before;
      return without;
    }),
  ),
];
