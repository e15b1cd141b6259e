import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { Config } from '../config.ts';

export type Role = 'admin' | 'viewer';

/** Who is signed in, as the token says. */
export interface Session {
  readonly email: string;
  readonly account: string;
  readonly role: Role;
  /** The ID token, renewed by itself while the refresh token lives. */
  readonly token: () => Promise<string | undefined>;
  /** Gets a new token, or leads to the sign-in page; true where the call may be tried again. */
  readonly renew: () => Promise<boolean>;
  readonly signOut: () => Promise<void>;
}

const signedInPath = '/signed-in';

const here = (): string => window.location.pathname + window.location.search;

/** The group claim is an array at Cognito; whoever has no role reads. */
function roleOf(profile: User['profile']): Role {
  const groups: unknown = profile['cognito:groups'];
  return Array.isArray(groups) && groups.includes('admin') ? 'admin' : 'viewer';
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The user whom the issuer has just led back, or who was signed in before; undefined once the way leads to the issuer. */
async function findUser(manager: UserManager): Promise<User | undefined> {
  if (window.location.pathname === signedInPath) {
    const user = await manager.signinCallback();
    window.history.replaceState(null, '', text(user?.state) || '/');
    if (user !== undefined) return user;
  }
  const known = await manager.getUser();
  if (known !== null && known.expired !== true) return known;
  const renewed = known?.refresh_token === undefined ? null : await manager.signinSilent().catch(() => null);
  if (renewed !== null) return renewed;
  await manager.signinRedirect({ state: here() });
  return undefined;
}

/** Signs in by OIDC's code flow with PKCE; undefined while the browser is on its way to the sign-in page. */
export async function openSession({ authority, clientId, signOutUrl }: Config): Promise<Session | undefined> {
  const { origin } = window.location;
  const manager = new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: origin + signedInPath,
    response_type: 'code',
    scope: 'openid email profile',
    // The session ends with the tab: a stolen disk holds no token.
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: true,
  });
  const user = await findUser(manager);
  if (user === undefined) return undefined;
  const { profile } = user;
  return {
    email: profile.email ?? profile.sub,
    account: text(profile['custom:account_id']),
    role: roleOf(profile),
    token: async () => (await manager.getUser())?.id_token,
    renew: async () => {
      if ((await manager.signinSilent().catch(() => null)) !== null) return true;
      await manager.signinRedirect({ state: here() });
      return false;
    },
    signOut: async () => {
      await manager.removeUser();
      const query = new URLSearchParams({ client_id: clientId, logout_uri: `${origin}/` });
      window.location.assign(`${signOutUrl}?${query.toString()}`);
    },
  };
}
