import * as z from 'zod/mini';

/** One Kiflo workspace. Every key starts with it, and only a checked one makes keys: nothing crosses accounts. */
export const accountSchema = z
  .string()
  .check(z.regex(/^[\w-]{1,64}$/))
  .brand<'Account'>();

export type Account = z.infer<typeof accountSchema>;
