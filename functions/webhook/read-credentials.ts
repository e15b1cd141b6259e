export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** The first colon ends the user name: passwords may have more. */
function split(text: string): Credentials[] {
  const colon = text.indexOf(':');
  return colon === -1 ? [] : [{ username: text.slice(0, colon), password: text.slice(colon + 1) }];
}

/**
 * What the credentials of an `Authorization: Basic` header may mean: read as UTF-8 and, where that says something else,
 * as Latin-1, which RFC 7617 leaves to the client. Empty where there are none.
 */
export function readCredentials(header: string | undefined): Credentials[] {
  const [, base64 = ''] = /^Basic +([\w+/=-]+) *$/i.exec(header ?? '') ?? [];
  const bytes = Buffer.from(base64, 'base64');
  return [...new Set([bytes.toString('utf8'), bytes.toString('latin1')])].flatMap(split);
}
