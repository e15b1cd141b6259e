export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** The credentials of an `Authorization: Basic` header. The first colon ends the user name: passwords may have more. */
export function readCredentials(header: string | undefined): Credentials | undefined {
  const [, base64 = ''] = /^Basic +([\w+/=-]+) *$/i.exec(header ?? '') ?? [];
  const text = Buffer.from(base64, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
