/** The longest address that a mail server takes, in UTF-16 units. */
export const maxEmailLength = 254;

/**
 * The one form in which emails are compared and stored: without format characters (zero-width spaces, soft hyphens,
 * direction marks), NFC, trimmed, lower-cased, and nothing else. A plus tag or a dot makes another address.
 * Undefined where there is none: for empty text, and for one that is longer than `maxEmailLength`, before anything else
 * is done with it or in the end, since what is kept has to fit into a key and to be taken when it is sent back.
 */
export function normalizeEmail(text: string | undefined | null): string | undefined {
  if (!text || text.length > maxEmailLength) return undefined;
  const seen = text.replace(/\p{Cf}/gu, '');
  const email = seen.normalize('NFC').trim().toLowerCase().normalize('NFC');
  return email === '' || email.length > maxEmailLength ? undefined : email;
}
