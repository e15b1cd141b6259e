import * as z from 'zod';
import { accountSchema, type Account } from '../store/account.ts';

const roles = ['viewer', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who calls, as the token says; API Gateway has checked the token. */
export interface Caller {
  readonly account: Account;
  readonly user: string;
  readonly role: Role;
}

/** API Gateway hands an array claim on as one string, `"[admin viewer]"`; emulators leave the array. */
const groups = z
  .union([z.array(z.string()), z.string().transform((text) => text.replace(/^\[|\]$/g, '').split(/[\s,]+/))])
  .transform((names) => roles.filter((role) => names.includes(role)).at(-1));

const claims = z
  .object({
    'custom:account_id': accountSchema,
    email: z.string().optional(),
    sub: z.string(),
    'cognito:groups': groups,
  })
  .transform(({ 'custom:account_id': account, email, sub, 'cognito:groups': role }) => ({
    account,
    user: email ?? sub,
    role,
  }));

/** Undefined for a token without an account or without one of the two roles. */
export function callerOf(tokenClaims: unknown): Caller | undefined {
  const { success, data } = claims.safeParse(tokenClaims);
  return success && data.role !== undefined ? { ...data, role: data.role } : undefined;
}
