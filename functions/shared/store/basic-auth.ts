import * as z from 'zod/mini';
import { shapeOf } from '../shape-of.ts';

/** The password is kept as scrypt made it; `salt` and `passwordHash` are base64url. */
export interface BasicAuth {
  readonly username: string;
  readonly salt: string;
  readonly passwordHash: string;
}

export const basicAuthSchema = shapeOf<BasicAuth>()({
  username: z.string(),
  salt: z.string(),
  passwordHash: z.string(),
});
