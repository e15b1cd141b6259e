const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON value of a body, with or without a byte order mark; undefined where it is not JSON in UTF-8. */
export function parseJson(body: Buffer): { readonly data: unknown } | undefined {
  try {
    return { data: JSON.parse(utf8.decode(body)) };
  } catch {
    return undefined;
  }
}
