/** Where the page signs people in; served beside it, since it differs from one deployment to another. */
export interface Config {
  /** The OIDC issuer. */
  readonly authority: string;
  readonly clientId: string;
  /** Ends the session at the issuer. */
  readonly signOutUrl: string;
}

/** @throws where `config.json` cannot be read */
export async function readConfig(): Promise<Config> {
  const answer = await fetch('/config.json');
  if (!answer.ok) throw new Error(`config.json answered ${answer.status}`);
  return (await answer.json()) as Config;
}
